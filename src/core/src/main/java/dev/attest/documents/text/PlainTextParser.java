package dev.attest.documents.text;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.parsing.TextWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads plain text as it is commonly laid out: blank lines, underlined headings, lists and aligned columns. */
final class PlainTextParser extends TextFormat {

    PlainTextParser(ParseLimits limits) {
        super("text/plain", limits);
    }

    @Override
    @Nullable String read(String text, TextWriter out) {
        PlainTextBlocks blocks = new PlainTextBlocks(out);
        blocks.write(Arrays.asList(text.split("\n", -1)));
        return blocks.title();
    }
}
