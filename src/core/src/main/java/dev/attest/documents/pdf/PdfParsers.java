package dev.attest.documents.pdf;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.util.List;

/** The parsers of this package. */
public final class PdfParsers {

    private PdfParsers() {}

    /**
     * The parser of {@code application/pdf}; thread-safe. It reads pictures of text with Tesseract where that is
     * installed: the program {@code ATTEST_TESSERACT} names, else {@code tesseract} on the {@code PATH}, in the
     * languages of {@code ATTEST_TESSERACT_LANGUAGES} ({@code eng} when unset).
     */
    public static List<Parser> all(ParseLimits limits) {
        return List.of(new PdfParser(limits, TesseractRecognition.installed(System.getenv())));
    }
}
