package dev.attest.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Attachment;
import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.GlyphRun;
import dev.attest.documents.PageLayout;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A format with pages and attachments, for tests of what becomes of them: lines of text that begin with {@code %paged}. Each
 * further line is a page, with its text at 72, 72 and letters of 6 by 12 points; {@code scan} is a page without text, and
 * {@code attached: name=text} a file that came inside.
 */
final class PagedTexts implements Parser {

    private static final String BEGINNING = "%paged\n";
    private static final String ATTACHED = "attached: ";

    private final Parser others;

    PagedTexts(Parser others) {
        this.others = others;
    }

    @Override
    public boolean reads(String mediaType) {
        return others.reads(mediaType);
    }

    @Override
    public Mono<Extraction> parse(Source source) {
        String text = new String(source.bytes(), UTF_8);
        if (!text.startsWith(BEGINNING)) {
            return others.parse(source);
        }
        return Mono.fromCallable(
                () -> read(text.substring(BEGINNING.length()).lines().toList()));
    }

    private static Extraction read(List<String> lines) {
        var text = new StringBuilder();
        var blocks = new ArrayList<Block>();
        var pages = new ArrayList<PageLayout>();
        var attachments = new ArrayList<Attachment>();
        for (String line : lines) {
            if (line.startsWith(ATTACHED)) {
                String[] file = line.substring(ATTACHED.length()).split("=", 2);
                attachments.add(new Attachment(file[0], "", unpacked(file[1]).getBytes(UTF_8)));
                continue;
            }
            boolean scan = line.equals("scan");
            int start = text.length();
            text.append(scan ? "" : line);
            Span span = new Span(start, text.length());
            List<GlyphRun> runs = scan ? List.of() : List.of(run(span));
            var origin = scan ? PageLayout.Origin.NONE : PageLayout.Origin.TEXT;
            pages.add(new PageLayout(pages.size() + 1, 595, 842, origin, span, runs));
            if (!scan) {
                blocks.add(new Block(Block.Kind.PARAGRAPH, 0, span));
                text.append("\n\n");
            }
        }
        return new Extraction(null, text.toString(), blocks, List.of())
                .on(pages)
                .with(attachments);
    }

    /** One bar is a line's end, two are one a level deeper, and so on. */
    private static String unpacked(String text) {
        return text.replaceAll("(?<!\\|)\\|(?!\\|)", "\n").replaceAll("\\|(\\|+)", "$1");
    }

    private static GlyphRun run(Span span) {
        float[] edges = new float[span.length() + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = 72 + 6 * i;
        }
        return new GlyphRun(span, 72, 12, edges);
    }
}
