package dev.attest.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parser made of a file.
 *
 * @param title the title the file gives itself, if any
 * @param text the text every offset of the version counts in; paragraphs end in a blank line
 * @param blocks in order, without overlap; every non-blank character of {@code text} is in exactly one
 * @param pages numbered from 1, their spans in order, without overlap; none for a format without pages
 * @param attachments files inside the file, to become documents of their own
 * @param warnings sentences for the person who uploaded the file
 */
public record Extraction(
        @Nullable String title,
        String text,
        List<Block> blocks,
        List<PageLayout> pages,
        List<Attachment> attachments,
        List<String> warnings) {

    public Extraction {
        blocks = List.copyOf(blocks);
        pages = List.copyOf(pages);
        attachments = List.copyOf(attachments);
        warnings = List.copyOf(warnings);
        requireOrder("Block", blocks.stream().map(Block::span).toList(), text.length());
        requireOrder("Page", pages.stream().map(PageLayout::span).toList(), text.length());
    }

    /** Of a format without pages and attachments. */
    public Extraction(@Nullable String title, String text, List<Block> blocks, List<String> warnings) {
        this(title, text, blocks, List.of(), List.of(), warnings);
    }

    /** The same text, laid out on these pages. */
    public Extraction on(List<PageLayout> layouts) {
        return new Extraction(title, text, blocks, layouts, attachments, warnings);
    }

    /** The same, with files that came inside. */
    public Extraction with(List<Attachment> files) {
        return new Extraction(title, text, blocks, pages, files, warnings);
    }

    private static void requireOrder(String what, List<Span> spans, int length) {
        int end = 0;
        for (Span span : spans) {
            if (span.start() < end || span.end() > length) {
                throw new IllegalArgumentException(what + " out of order or out of the text: " + span);
            }
            end = span.end();
        }
    }
}
