package dev.attest.embedded;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.mail.MailParsers;
import dev.attest.documents.office.OfficeParsers;
import dev.attest.documents.pdf.PdfParsers;
import dev.attest.documents.text.TextParsers;
import java.util.ArrayList;
import java.util.List;

/** The parsers of every format Attest reads. */
public final class FileParsers {

    private FileParsers() {}

    /** One parser for each format; thread-safe. */
    public static List<Parser> all(ParseLimits limits) {
        var parsers = new ArrayList<>(TextParsers.all(limits));
        parsers.addAll(OfficeParsers.all(limits));
        parsers.addAll(MailParsers.all(limits, TextParsers.bodies(limits)));
        parsers.addAll(PdfParsers.all(limits));
        return List.copyOf(parsers);
    }
}
