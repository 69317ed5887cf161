package dev.attest.documents.text;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.util.List;

/** The parsers of this package. */
public final class TextParsers {

    private TextParsers() {}

    /** One parser for each of {@code text/markdown}, {@code text/html} and {@code text/plain}; thread-safe. */
    public static List<Parser> all(ParseLimits limits) {
        return List.of(new MarkdownParser(limits), new HtmlParser(limits), new PlainTextParser(limits));
    }
}
