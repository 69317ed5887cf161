package dev.attest.documents.text;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.parsing.BodyReader;
import java.util.List;

/** The parsers of this package. */
public final class TextParsers {

    private TextParsers() {}

    /** Parsers of {@code text/markdown}, {@code text/html}, {@code text/plain} and {@code text/csv}; thread-safe. */
    public static List<Parser> all(ParseLimits limits) {
        return List.of(
                new MarkdownParser(limits), new HtmlParser(limits), new PlainTextParser(limits), new CsvParser(limits));
    }

    /** Reads plain text and HTML inside other files, on the caller's thread; thread-safe. */
    public static BodyReader bodies(ParseLimits limits) {
        TextFormat plain = new PlainTextParser(limits);
        TextFormat page = new HtmlParser(limits);
        return (text, html, out) -> (html ? page : plain).read(text, out);
    }
}
