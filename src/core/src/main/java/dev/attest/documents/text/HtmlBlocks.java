package dev.attest.documents.text;

import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Writes the blocks below one element in the order a browser shows them. Walks without recursion. */
final class HtmlBlocks implements NodeFilter {

    /** Never shown as text, or shown only as controls. */
    private static final Set<String> SILENT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "svg",
            "canvas",
            "iframe",
            "object",
            "audio",
            "video",
            "button",
            "select",
            "textarea",
            "datalist",
            "nav");

    private static final Set<String> FURNITURE = Set.of("header", "footer", "aside");
    private static final Pattern INVISIBLE = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    private final TextWriter out;
    private final boolean withoutFurniture;
    private final InlineText inline = new InlineText();
    private final Deque<HtmlList> lists = new ArrayDeque<>();
    private final Set<Element> layoutTables = Collections.newSetFromMap(new IdentityHashMap<>());
    private int heading;
    private @Nullable String marker;

    /** A list being written; {@code next} is the number of its next item. */
    private static final class HtmlList {
        final boolean ordered;
        int next;

        HtmlList(boolean ordered, int next) {
            this.ordered = ordered;
            this.next = next;
        }
    }

    HtmlBlocks(TextWriter out, boolean withoutFurniture) {
        this.out = out;
        this.withoutFurniture = withoutFurniture;
    }

    void write(Element root) {
        // A table around another table arranges the page; its cells are no values.
        for (Element table : root.select("table")) {
            Element outer = table.parent();
            while (outer != null && !layoutTables.contains(outer)) {
                if (outer.nameIs("table")) {
                    layoutTables.add(outer);
                }
                outer = outer.parent();
            }
        }
        NodeTraversor.filter(this, root);
        flush();
    }

    /** The text of an element on one line. */
    static String inline(Element element) {
        InlineText text = new InlineText();
        NodeTraversor.filter((node, depth) -> inline(node, text), element);
        return text.take().replace('\n', ' ');
    }

    private static FilterResult inline(Node node, InlineText text) {
        if (node instanceof TextNode words) {
            text.text(words.getWholeText());
        } else if (node instanceof Element element) {
            if (isSilent(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            text.text(element.nameIs("img") ? element.attr("alt") : "");
            if (element.isBlock() || element.nameIs("br")) {
                text.space();
            }
        }
        return FilterResult.CONTINUE;
    }

    static boolean isSilent(Element element) {
        return SILENT.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("role").equals("navigation")
                || (element.nameIs("dialog") && !element.hasAttr("open"))
                || (element.hasAttr("style")
                        && INVISIBLE
                                .matcher(element.attr("style").toLowerCase(Locale.ROOT))
                                .find());
    }

    /** Whether neither the element nor anything around it is hidden. */
    static boolean isShown(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            if (isSilent(at)) {
                return false;
            }
        }
        return true;
    }

    static boolean inFurniture(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            if (FURNITURE.contains(at.normalName())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            inline.text(words.getWholeText());
        } else if (node instanceof Element element) {
            if (isSilent(element) || (withoutFurniture && FURNITURE.contains(element.normalName()))) {
                return FilterResult.SKIP_ENTIRELY;
            }
            return open(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult open(Element element) {
        switch (element.normalName()) {
            case "br" -> lineBreak();
            case "img" -> inline.text(element.attr("alt"));
            case "pre" -> {
                flush();
                out.code(element.wholeText(), null);
                return FilterResult.SKIP_ENTIRELY;
            }
            case "table" -> {
                flush();
                if (!layoutTables.contains(element) && !element.attr("role").equals("presentation")) {
                    HtmlTable.write(element, out);
                    return FilterResult.SKIP_ENTIRELY;
                }
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush();
                heading = element.normalName().charAt(1) - '0';
            }
            case "ul", "ol", "menu" -> {
                flush();
                lists.push(new HtmlList(element.nameIs("ol"), number(element.attr("start"), 1)));
            }
            case "li" -> {
                flush();
                marker = marker(element);
            }
            default -> {
                if (element.isBlock()) {
                    flush();
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            switch (element.normalName()) {
                case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                    flush();
                    heading = 0;
                }
                case "ul", "ol", "menu" -> {
                    flush();
                    lists.poll();
                }
                case "li" -> {
                    flush();
                    marker = null;
                }
                default -> {
                    if (element.isBlock()) {
                        flush();
                    }
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    /** Two breaks in a row are how hand-written pages begin a paragraph. */
    private void lineBreak() {
        if (heading > 0) {
            inline.space();
        } else if (inline.endsInBreak()) {
            flush();
        } else {
            inline.lineBreak();
        }
    }

    private void flush() {
        if (inline.isEmpty()) {
            return;
        }
        String content = inline.take();
        if (heading > 0) {
            out.heading(heading, content);
        } else if (marker != null && !content.isEmpty()) {
            Object family = lists.isEmpty() ? this : lists.getLast();
            out.item(Math.max(1, lists.size()), marker + content, family);
            marker = null;
        } else {
            out.paragraph(content);
        }
    }

    private String marker(Element item) {
        HtmlList list = lists.peek();
        if (list == null || !list.ordered) {
            return "- ";
        }
        int number = number(item.attr("value"), list.next);
        list.next = number + 1;
        return number + ". ";
    }

    private static int number(String digits, int otherwise) {
        return digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : otherwise;
    }
}
