package dev.attest.documents.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads plain text as it is commonly laid out: blank lines, underlined headings, lists and aligned columns. */
final class PlainTextParser extends TextFormat {

    PlainTextParser() {
        super("text/plain");
    }

    @Override
    @Nullable String read(String text, TextWriter out) {
        PlainTextBlocks blocks = new PlainTextBlocks(out);
        blocks.write(List.of(text.split("\n", -1)));
        return blocks.title();
    }
}
