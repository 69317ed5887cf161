package dev.attest.documents.office;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads Word files: the body in its order, with notes after the paragraph that refers to them. Left out are headers and
 * footers, the table of contents, comments, hidden text and what tracked changes deleted.
 */
final class DocxParser extends OfficeFormat {

    private static final Set<String> TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-word.template.macroenabled.12",
            // What type of file a password protects cannot be seen; this parser tells the uploader to take it off.
            "application/x-tika-ooxml-protected",
            "application/x-tika-msoffice");

    DocxParser(ParseLimits limits) {
        super(TYPES, limits, "w:document");
    }

    @Override
    Content read(OfficePackage office, TextWriter out, Findings findings) throws IOException {
        String main = office.mainPart();
        DocxBody body = new DocxBody(office, main, out, findings);
        try (XmlPart part = office.part(main)) {
            if (part.enter("w:body")) {
                for (XmlElement block = part.next(); block != null; block = part.next()) {
                    body.write(block);
                }
            }
        }
        body.endCarried();
        return new Content(body.title(), List.of());
    }
}
