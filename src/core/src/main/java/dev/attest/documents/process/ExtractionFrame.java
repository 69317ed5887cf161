package dev.attest.documents.process;

import dev.attest.documents.Attachment;
import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.GlyphRun;
import dev.attest.documents.PageCounts;
import dev.attest.documents.PageLayout;
import dev.attest.documents.Span;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An extraction on the wire. Spans are distances from the end of the one before, so that most take two bytes. */
final class ExtractionFrame {

    private static final List<Block.Kind> KINDS = List.of(Block.Kind.values());
    private static final List<PageLayout.Origin> ORIGINS = List.of(PageLayout.Origin.values());

    private ExtractionFrame() {}

    static void write(Extraction extraction, FrameWriter out) throws IOException {
        String title = extraction.title();
        out.writeByte(title == null ? 0 : 1);
        if (title != null) {
            out.writeText(title);
        }
        out.writeText(extraction.text());
        out.writeNumber(extraction.blocks().size());
        int end = 0;
        for (Block block : extraction.blocks()) {
            out.writeByte(KINDS.indexOf(block.kind()));
            out.writeNumber(block.level());
            end = write(block.span(), end, out);
        }
        out.writeNumber(extraction.pages().size());
        end = 0;
        for (PageLayout page : extraction.pages()) {
            end = write(page, end, out);
        }
        out.writeNumber(extraction.attachments().size());
        for (Attachment attachment : extraction.attachments()) {
            out.writeText(attachment.name());
            out.writeText(attachment.declaredType());
            out.writeBytes(attachment.bytes());
        }
        out.writeNumber(extraction.warnings().size());
        for (String warning : extraction.warnings()) {
            out.writeText(warning);
        }
    }

    static void write(Optional<PageCounts> pages, FrameWriter out) throws IOException {
        out.writeNumber(pages.map(PageCounts::total).orElse(0));
        if (pages.isPresent()) {
            out.writeNumber(pages.get().withoutText());
            out.writeNumber(pages.get().recognised());
        }
    }

    /** @throws IllegalArgumentException when they are none */
    static Optional<PageCounts> pageCounts(FrameReader in) throws IOException {
        int total = in.readNumber();
        return total == 0 ? Optional.empty() : Optional.of(new PageCounts(total, in.readNumber(), in.readNumber()));
    }

    private static int write(PageLayout page, int after, FrameWriter out) throws IOException {
        out.writeNumber(page.number());
        out.writeDouble(page.width());
        out.writeDouble(page.height());
        out.writeByte(ORIGINS.indexOf(page.origin()));
        int pageEnd = write(page.span(), after, out);
        out.writeNumber(page.runs().size());
        int end = page.span().start();
        for (GlyphRun run : page.runs()) {
            end = write(run.span(), end, out);
            out.writeFloat(run.top());
            out.writeFloat(run.height());
            out.writeFloats(run.edges());
        }
        return pageEnd;
    }

    private static int write(Span span, int after, FrameWriter out) throws IOException {
        out.writeNumber(span.start() - after);
        out.writeNumber(span.length());
        return span.end();
    }

    /** @throws IllegalArgumentException when the parts do not fit together */
    static Extraction read(FrameReader in) throws IOException {
        @Nullable String title = in.readByte() == 0 ? null : in.readText();
        String text = in.readText();
        List<Block> blocks = blocks(in);
        List<PageLayout> pages = pages(in);
        List<Attachment> attachments = new ArrayList<>();
        for (int i = in.readCount(1); i > 0; i--) {
            attachments.add(new Attachment(in.readText(), in.readText(), in.readBytes()));
        }
        List<String> warnings = new ArrayList<>();
        for (int i = in.readCount(1); i > 0; i--) {
            warnings.add(in.readText());
        }
        return new Extraction(title, text, blocks, pages, attachments, warnings);
    }

    private static List<Block> blocks(FrameReader in) throws IOException {
        List<Block> blocks = new ArrayList<>();
        int end = 0;
        for (int i = in.readCount(4); i > 0; i--) {
            Block.Kind kind = named(KINDS, in.readByte());
            int level = in.readNumber();
            Span span = span(end, in);
            blocks.add(new Block(kind, level, span));
            end = span.end();
        }
        return blocks;
    }

    private static List<PageLayout> pages(FrameReader in) throws IOException {
        List<PageLayout> pages = new ArrayList<>();
        int end = 0;
        for (int i = in.readCount(20); i > 0; i--) {
            int number = in.readNumber();
            double width = in.readDouble();
            double height = in.readDouble();
            PageLayout.Origin origin = named(ORIGINS, in.readByte());
            Span span = span(end, in);
            pages.add(new PageLayout(number, width, height, origin, span, runs(span.start(), in)));
            end = span.end();
        }
        return pages;
    }

    private static List<GlyphRun> runs(int start, FrameReader in) throws IOException {
        List<GlyphRun> runs = new ArrayList<>();
        int end = start;
        for (int i = in.readCount(11); i > 0; i--) {
            Span span = span(end, in);
            runs.add(new GlyphRun(span, in.readFloat(), in.readFloat(), in.readFloats()));
            end = span.end();
        }
        return runs;
    }

    private static Span span(int after, FrameReader in) throws IOException {
        int start = after + in.readNumber();
        return new Span(start, start + in.readNumber());
    }

    private static <T> T named(List<T> values, int ordinal) throws ProtocolException {
        if (ordinal >= values.size()) {
            throw new ProtocolException("not one of " + values);
        }
        return values.get(ordinal);
    }
}
