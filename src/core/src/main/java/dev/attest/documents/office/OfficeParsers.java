package dev.attest.documents.office;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.util.List;

/** The parsers of this package. */
public final class OfficeParsers {

    private OfficeParsers() {}

    /** One parser each for Word, PowerPoint and Excel files, with and without macros; thread-safe. */
    public static List<Parser> all(ParseLimits limits) {
        return List.of(new DocxParser(limits), new PptxParser(limits), new XlsxParser(limits));
    }
}
