package dev.attest.documents.text;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.util.List;

/** The parsers of this package. */
public final class TextParsers {

    private TextParsers() {}

    /** Parsers of {@code text/markdown}, {@code text/html}, {@code text/plain} and {@code text/csv}; thread-safe. */
    public static List<Parser> all(ParseLimits limits) {
        return List.of(
                new MarkdownParser(limits), new HtmlParser(limits), new PlainTextParser(limits), new CsvParser(limits));
    }
}
