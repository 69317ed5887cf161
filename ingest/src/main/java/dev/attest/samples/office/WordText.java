package dev.attest.samples.office;

import dev.attest.samples.source.Run;
import dev.attest.samples.source.Text;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Puts styled text into a Word paragraph. */
final class WordText {

    private static final String MONOSPACED = "Courier New";

    private WordText() {}

    static void add(XWPFParagraph paragraph, Text text) {
        for (Run source : text.runs()) {
            XWPFRun run = paragraph.createRun();
            run.setBold(source.bold());
            run.setItalic(source.italic());
            if (source.code()) {
                run.setFontFamily(MONOSPACED);
            }
            addLines(run, source.text().split("\n", -1));
        }
    }

    static void addLines(XWPFParagraph paragraph, List<String> lines) {
        addLines(paragraph.createRun(), lines.toArray(String[]::new));
    }

    private static void addLines(XWPFRun run, String... lines) {
        for (int line = 0; line < lines.length; line++) {
            if (line > 0) {
                run.addBreak();
            }
            run.setText(lines[line], line);
        }
    }
}
