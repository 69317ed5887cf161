package dev.attest.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parser made of a file.
 *
 * @param title the title the file gives itself, if any
 * @param text the text every offset of the version counts in; paragraphs end in a blank line
 * @param blocks in order, without overlap; every non-blank character of {@code text} is in exactly one
 * @param warnings sentences for the person who uploaded the file
 */
public record Extraction(@Nullable String title, String text, List<Block> blocks, List<String> warnings) {

    public Extraction {
        blocks = List.copyOf(blocks);
        warnings = List.copyOf(warnings);
        int end = 0;
        for (Block block : blocks) {
            if (block.span().start() < end || block.span().end() > text.length()) {
                throw new IllegalArgumentException("Block out of order or out of the text: " + block);
            }
            end = block.span().end();
        }
    }
}
