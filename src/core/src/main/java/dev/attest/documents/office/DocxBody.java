package dev.attest.documents.office;

import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of a text in their order; what hangs on a paragraph follows it, what hangs in a table follows the table. */
final class DocxBody {

    /** Whoever styles more than this as a heading meant its looks. */
    private static final int LONGEST_HEADING = 400;

    private final TextWriter out;
    private final Findings findings;
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final Drawings drawings;
    private final Map<String, Map<String, XmlElement>> notes = new HashMap<>();
    private @Nullable Object family;
    private boolean familyIsCode;
    private String carried = "";
    private @Nullable String title;

    DocxBody(OfficePackage office, String main, TextWriter out, Findings findings) throws IOException {
        this.out = out;
        this.findings = findings;
        this.styles = new DocxStyles(office.related(main, "styles"));
        this.numbering = new DocxNumbering(office.related(main, "numbering"), styles);
        this.drawings = new Drawings(office, main, out, findings);
        for (String kind : List.of("footnote", "endnote")) {
            Map<String, XmlElement> byId = new HashMap<>();
            office.related(main, kind + "s")
                    .children("w:" + kind)
                    .forEach(note -> byId.put(note.attribute("id", ""), note));
            notes.put("w:" + kind + "Reference", byId);
        }
    }

    /** What the text styles as its title. */
    @Nullable String title() {
        return title;
    }

    void write(XmlElement element) throws IOException {
        switch (element.name()) {
            case "w:p" -> paragraph(element);
            case "w:tbl" -> {
                endCarried();
                new DocxTable(this, element).write();
            }
            case "w:del", "w:moveFrom" -> findings.change();
            case "w:pPr", "w:sdtPr", "w:tblPr", "w:sectPr", "w:tcPr" -> {}
            case "mc:AlternateContent" -> writeAll(element.alternative());
            case "w:altChunk" -> findings.add("%s holds a part in another format, which was not read.");
            default -> writeAll(element.children());
        }
    }

    void writeAll(List<XmlElement> elements) throws IOException {
        for (XmlElement element : elements) {
            write(element);
        }
    }

    TextWriter out() {
        return out;
    }

    Findings findings() {
        return findings;
    }

    private void paragraph(XmlElement element) throws IOException {
        XmlElement properties = element.child("w:pPr");
        String style = properties == null ? null : properties.value("w:pStyle");
        DocxParagraph read = new DocxParagraph(element, findings);
        if (styles.isContents(style)) {
            endCarried();
            attached(read);
            return;
        }
        String text = carried + read.text();
        carried = "";
        if (properties != null && properties.path("w:rPr", "w:del") != null) {
            // With its mark deleted, a paragraph runs on into the next.
            carried = text.isEmpty() ? "" : text + " ";
        } else {
            put(text, style, properties);
        }
        attached(read);
    }

    /** Ends a paragraph that has nothing to run on into: what follows is no paragraph, or nothing does. */
    void endCarried() {
        if (!carried.isBlank()) {
            endFamily();
            out.paragraph(carried);
        }
        carried = "";
    }

    /** Writes what hangs on a paragraph: its notes, text boxes and drawings. */
    void attached(DocxParagraph paragraph) throws IOException {
        for (XmlElement reference : paragraph.notes()) {
            XmlElement note = notes.getOrDefault(reference.name(), Map.of()).get(reference.attribute("id", ""));
            if (note != null) {
                out.paragraph(words(note).replace('\n', ' '));
            }
        }
        for (XmlElement box : paragraph.boxes()) {
            String outside = carried;
            carried = "";
            writeAll(box.children());
            endCarried();
            carried = outside;
        }
        for (XmlElement drawing : paragraph.drawings()) {
            drawings.write(drawing);
        }
    }

    private void put(String text, @Nullable String style, @Nullable XmlElement properties) {
        int heading = styles.headingLevel(style, properties);
        Item item = item(style, properties);
        boolean code = styles.isCode(style);
        if (code) {
            out.code(text, family(true));
        } else if (styles.isTitle(style) || (heading > 0 && text.length() <= LONGEST_HEADING)) {
            endFamily();
            String line = text.replace('\n', ' ');
            if (styles.isTitle(style) && title == null && !line.isBlank()) {
                title = line;
            }
            out.heading(Math.max(1, heading), line.isBlank() ? "" : label(item) + line);
        } else if (item != null && !text.isBlank() && !item.label().isEmpty()) {
            out.item(item.depth(), item.label() + " " + text, family(false));
        } else if (!text.isBlank()) {
            endFamily();
            out.paragraph(text);
        }
    }

    private record Item(String label, int depth) {}

    /** What stands before a heading that is counted. */
    private static String label(@Nullable Item item) {
        return item == null || item.label().isEmpty() || item.label().equals("-") ? "" : item.label() + " ";
    }

    /** Counts the paragraph when it stands in a list. */
    private @Nullable Item item(@Nullable String style, @Nullable XmlElement properties) {
        XmlElement direct = properties == null ? null : properties.child("w:numPr");
        String own = direct == null ? null : direct.value("w:numId");
        String list = own == null ? styles.list(style) : own;
        if (list == null || list.equals("0")) {
            return null;
        }
        int level = direct == null ? -1 : direct.value("w:ilvl", -1);
        if (level < 0) {
            int given = styles.listLevel(style);
            level = given >= 0 ? given : numbering.level(list, styles.listOwner(style));
        }
        return new Item(numbering.next(list, level), Math.max(1, Math.min(9, level + 1)));
    }

    private Object family(boolean code) {
        Object current = family;
        if (current == null || familyIsCode != code) {
            current = new Object();
            family = current;
            familyIsCode = code;
        }
        return current;
    }

    /** What follows is a list of its own. */
    void endFamily() {
        family = null;
    }

    boolean isHeading(XmlElement paragraph) {
        XmlElement properties = paragraph.child("w:pPr");
        String style = properties == null ? null : properties.value("w:pStyle");
        return styles.headingLevel(style, properties) > 0 || styles.isTitle(style);
    }

    /** Whether all that the paragraph says is set in bold type; true for one that says nothing. */
    boolean isBold(XmlElement paragraph) {
        XmlElement properties = paragraph.child("w:pPr");
        boolean usual = styles.isBold(properties == null ? null : properties.value("w:pStyle"));
        List<XmlElement> runs = new ArrayList<>();
        paragraph.outermost("w:r", runs::add);
        return runs.stream().filter(run -> !run.joined("w:t").isBlank()).allMatch(run -> {
            Boolean own = DocxStyles.bold(run);
            return own == null ? usual : own;
        });
    }

    /** Whether the table's style sets its first row in bold type. */
    boolean hasBoldFirstRow(XmlElement table) {
        XmlElement properties = table.child("w:tblPr");
        return styles.hasBoldFirstRow(properties == null ? null : properties.value("w:tblStyle"));
    }

    /** The paragraph's words with the label it has in a list. */
    String labelled(XmlElement paragraph, DocxParagraph read) {
        XmlElement properties = paragraph.child("w:pPr");
        Item item = item(properties == null ? null : properties.value("w:pStyle"), properties);
        String text = read.text();
        return item == null || item.label().isEmpty() || text.isEmpty() ? text : item.label() + " " + text;
    }

    private String words(XmlElement note) {
        List<String> lines = new ArrayList<>();
        note.outermost("w:p", paragraph -> lines.add(new DocxParagraph(paragraph, findings).text()));
        return String.join("\n", lines).strip();
    }
}
