package dev.attest.documents.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one paragraph as they are shown: results of fields and not their codes, inserted text and not what was
 * deleted. Text boxes, notes and drawings that hang on it are gathered beside.
 */
final class DocxParagraph {

    private final Findings findings;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlElement> boxes = new ArrayList<>();
    private final List<XmlElement> notes = new ArrayList<>();
    private final List<XmlElement> drawings = new ArrayList<>();
    /** For each open field whether its code is being read; a field left open ends with its paragraph. */
    private final Deque<Boolean> fields = new ArrayDeque<>();

    DocxParagraph(XmlElement paragraph, Findings findings) {
        this.findings = findings;
        paragraph.children().forEach(this::read);
    }

    String text() {
        return text.toString()
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll(" ?\n ?", "\n")
                .strip();
    }

    /** Contents of text boxes. */
    List<XmlElement> boxes() {
        return boxes;
    }

    /** References to footnotes and endnotes. */
    List<XmlElement> notes() {
        return notes;
    }

    /** Charts and diagrams. */
    List<XmlElement> drawings() {
        return drawings;
    }

    private void read(XmlElement element) {
        switch (element.name()) {
            case "w:t", "m:t" -> say(element.text().replace("\u00ad", ""));
            case "w:tab", "w:ptab" -> say(" ");
            case "w:br" -> say(element.attribute("type", "").equals("page") ? " " : "\n");
            case "w:cr" -> say("\n");
            case "w:noBreakHyphen" -> say("-");
            case "w:fldChar" -> field(element.attribute("fldCharType", ""));
            case "w:footnoteReference", "w:endnoteReference" -> notes.add(element);
            case "w:r" -> run(element);
            case "w:del", "w:moveFrom" -> findings.change();
            case "w:ins", "w:moveTo" -> {
                findings.change();
                element.children().forEach(this::read);
            }
            case "w:pPr", "w:rPr", "w:rt", "w:instrText", "w:sdtPr", "m:ctrlPr" -> {}
            case "w:txbxContent" -> boxes.add(element);
            case "c:chart", "dgm:relIds" -> drawings.add(element);
            case "a:t" -> {}
            case "m:f" -> joined(element, "m:num", "/", "m:den");
            case "m:sSup" -> joined(element, "m:e", "^", "m:sup");
            case "m:sSub" -> joined(element, "m:e", "_", "m:sub");
            case "mc:AlternateContent" -> element.alternative().forEach(this::read);
            default -> element.children().forEach(this::read);
        }
    }

    private void run(XmlElement run) {
        XmlElement properties = run.child("w:rPr");
        if (properties != null && properties.on("w:vanish")) {
            if (!run.joined("w:t").isBlank()) {
                findings.hiddenText();
            }
            return;
        }
        run.children().forEach(this::read);
    }

    private void say(String words) {
        if (!fields.contains(true)) {
            text.append(words);
        }
    }

    private void field(String mark) {
        switch (mark) {
            case "begin" -> fields.push(true);
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.pop();
                    fields.push(false);
                }
            }
            case "end" -> fields.poll();
            default -> {}
        }
    }

    private void joined(XmlElement formula, String first, String sign, String second) {
        readAll(formula.child(first));
        say(sign);
        readAll(formula.child(second));
    }

    private void readAll(@Nullable XmlElement element) {
        if (element != null) {
            element.children().forEach(this::read);
        }
    }
}
