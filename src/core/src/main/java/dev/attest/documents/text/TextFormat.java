package dev.attest.documents.text;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.parsing.FileParser;
import dev.attest.documents.parsing.TextBytes;
import dev.attest.documents.parsing.TextWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the parsers of text have in common: characters in. */
abstract class TextFormat extends FileParser {

    private final boolean html;

    TextFormat(String mediaType, ParseLimits limits) {
        super(Set.of(mediaType), limits);
        this.html = mediaType.equals("text/html");
    }

    /** Writes the text of a file into {@code out} and returns the title the file gives itself, if any. */
    abstract @Nullable String read(String text, TextWriter out);

    @Override
    protected final Extraction read(Source source) {
        TextBytes.Decoded decoded = TextBytes.decode(source, html, limits().characters());
        TextWriter out = writer(source);
        return out.extraction(read(decoded.text(), out), decoded.warnings());
    }
}
