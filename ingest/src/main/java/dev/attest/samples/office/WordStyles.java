package dev.attest.samples.office;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The styles of our Word documents, kept in {@code word-styles.xml}: POI's own documents have none. */
final class WordStyles {

    static final String NORMAL = "Normal";
    static final String LIST = "ListParagraph";
    static final String CODE = "Code";
    static final String CELL = "TableText";

    private WordStyles() {}

    /** The title for level 0. */
    static String heading(int level) {
        return level == 0 ? "Title" : "Heading" + level;
    }

    static void addTo(XWPFDocument document) throws IOException {
        try (InputStream styles = WordStyles.class.getResourceAsStream("word-styles.xml")) {
            if (styles == null) {
                throw new IOException("word-styles.xml is missing from the class path");
            }
            document.createStyles()
                    .setStyles(StylesDocument.Factory.parse(styles).getStyles());
        } catch (XmlException e) {
            throw new IOException("word-styles.xml cannot be read", e);
        }
    }
}
