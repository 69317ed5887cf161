package dev.attest.documents.text;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the main content of a page: {@code main}, else its {@code article}s, else the body without its furniture. The
 * page's first-level heading is kept even where it stands above the main content. Nothing is run or fetched.
 */
final class HtmlParser extends TextFormat {

    /** Deeper elements become siblings: no page nests so deep on purpose, and walks up the tree stay short. */
    private static final int DEEPEST = 256;

    HtmlParser(ParseLimits limits) {
        super("text/html", limits);
    }

    @Override
    @Nullable String read(String text, TextWriter out) {
        Document page = page(text);
        Optional<Element> heading = contentHeading(page);
        List<Element> roots = roots(page);
        boolean whole = roots.contains(page.body());
        heading.filter(h1 -> whole ? HtmlBlocks.inFurniture(h1) : roots.stream().noneMatch(root -> within(h1, root)))
                .ifPresent(h1 -> writeHeading(h1, out));
        roots.forEach(root -> new HtmlBlocks(out, whole).write(root));
        return heading.map(HtmlParser::inline).filter(h1 -> !h1.isEmpty()).orElse(page.title());
    }

    /** Writes a fragment, as Markdown may hold one. */
    static void write(String fragment, TextWriter out) {
        new HtmlBlocks(out, false).write(page(fragment).body());
    }

    private static Document page(String text) {
        return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(text, "");
    }

    private static List<Element> roots(Document page) {
        for (String query : List.of("main, [role=main]", "article")) {
            List<Element> found = new ArrayList<>();
            for (Element element : page.select(query)) {
                boolean nested = !found.isEmpty() && within(element, found.get(found.size() - 1));
                if (!nested && HtmlBlocks.isShown(element) && element.hasText()) {
                    found.add(element);
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of(page.body());
    }

    /** The first heading of the content, else the first one above it, such as in the page's header. */
    private static Optional<Element> contentHeading(Document page) {
        List<Element> shown = page.select("h1").stream()
                .filter(h1 -> HtmlBlocks.isShown(h1) && !inline(h1).isEmpty())
                .toList();
        List<Element> roots = roots(page);
        return shown.stream()
                .filter(h1 -> roots.stream().anyMatch(root -> within(h1, root)))
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }

    private static void writeHeading(Element h1, TextWriter out) {
        out.heading(1, inline(h1));
    }

    private static String inline(Element element) {
        return HtmlBlocks.inline(element);
    }

    private static boolean within(Element element, Element root) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.equals(root)) {
                return true;
            }
        }
        return false;
    }
}
