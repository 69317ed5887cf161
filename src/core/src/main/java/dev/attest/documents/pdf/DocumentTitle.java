package dev.attest.documents.pdf;

import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The title that a file's properties name. */
final class DocumentTitle {

    private static final Pattern PROGRAM = Pattern.compile("^(?:Microsoft (?:Word|PowerPoint|Excel)\\s*-\\s*)");
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(?:untitled|ohne titel|document|unbenannt|title|slide|powerpoint presentation|\\(anonymous\\)|unspecified).{0,3}"
                    + "|.*\\.(?:docx?|pdf|tex|dvi|indd|qxd|pptx?|xlsx?|odt|html?|ps|tmp)");

    private DocumentTitle() {}

    /** Null when it is missing, or only what a program wrote there by itself. */
    static @Nullable String of(PDDocument document) {
        try {
            String raw = document.getDocumentInformation().getTitle();
            if (raw == null) {
                return null;
            }
            String title = PROGRAM.matcher(raw)
                    .replaceFirst("")
                    .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
            return title.length() < 3 || NO_TITLE.matcher(title).matches() ? null : title;
        } catch (ClassCastException | IllegalArgumentException e) {
            return null;
        }
    }
}
