package dev.attest.documents.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one table; those in its cells follow it. A table that only arranges text is read cell by cell. */
final class DocxTable {

    private final DocxBody body;
    private final XmlElement table;
    private final List<XmlElement> inner = new ArrayList<>();
    private final List<DocxParagraph> paragraphs = new ArrayList<>();

    DocxTable(DocxBody body, XmlElement table) {
        this.body = body;
        this.table = table;
    }

    void write() throws IOException {
        body.endFamily();
        List<XmlElement> rows = new ArrayList<>();
        gather(table, "w:tr", rows);
        if (isLayout(rows)) {
            for (XmlElement row : rows) {
                for (XmlElement cell : cells(row)) {
                    body.writeAll(cell.children());
                    body.endCarried();
                    body.endFamily();
                }
            }
            return;
        }
        boolean headed = holdsHeading(rows.get(0));
        boolean boldFirst = hasHeader() && body.hasBoldFirstRow(table);
        Grid grid = new Grid();
        for (XmlElement row : rows) {
            XmlElement properties = row.child("w:trPr");
            boolean deleted = properties != null && properties.child("w:del") != null;
            if (deleted) {
                body.findings().change();
            } else {
                boolean first = row.equals(rows.get(0));
                grid.row(
                        cells(row, properties, first && boldFirst),
                        (first && headed) || (properties != null && properties.on("w:tblHeader")));
            }
        }
        grid.writeTo(body.out(), hasHeader() ? Grid.Header.LIKELY : Grid.Header.NONE);
        for (DocxParagraph paragraph : paragraphs) {
            body.attached(paragraph);
        }
        body.writeAll(inner);
        body.endFamily();
    }

    /**
     * One column, or headings inside cells: text set side by side, or in a frame. Where only cells of the first row are
     * headings, and say nothing else, they are the table's headers.
     */
    private boolean isLayout(List<XmlElement> rows) {
        return rows.stream().allMatch(row -> cells(row).size() <= 1)
                || rows.stream().skip(1).anyMatch(this::holdsHeading)
                || (holdsHeading(rows.get(0))
                        && (rows.size() == 1 || !cells(rows.get(0)).stream().allMatch(DocxTable::isLine)));
    }

    private boolean holdsHeading(XmlElement row) {
        return cells(row).stream()
                .flatMap(cell -> cell.children("w:p").stream())
                .anyMatch(paragraph -> body.isHeading(paragraph) && saysAnything(paragraph));
    }

    /** Whether it is one paragraph and no more. */
    private static boolean isLine(XmlElement cell) {
        return cell.child("w:tbl") == null
                && cell.children("w:p").stream().filter(DocxTable::saysAnything).count() <= 1;
    }

    private static boolean saysAnything(XmlElement paragraph) {
        return !new DocxParagraph(paragraph, new Findings("")).text().isEmpty();
    }

    /** Whether the table's look sets off its first row, as it does unless somebody switched it off. */
    private boolean hasHeader() {
        XmlElement look = table.path("w:tblPr", "w:tblLook");
        if (look == null) {
            return true;
        }
        String first = look.attribute("firstRow");
        return first == null ? (hexadecimal(look.attribute("val", "0020")) & 0x20) != 0 : XmlElement.isTrue(first);
    }

    private static int hexadecimal(String digits) {
        return digits.matches("[0-9A-Fa-f]{1,7}") ? Integer.parseInt(digits, 16) : 0x20;
    }

    private List<Grid.Cell> cells(XmlElement row, @Nullable XmlElement properties, boolean bold) {
        List<Grid.Cell> cells = new ArrayList<>();
        int before = properties == null ? 0 : properties.value("w:gridBefore", 0);
        if (before > 0) {
            cells.add(new Grid.Cell("", before, false, false));
        }
        for (XmlElement cell : cells(row)) {
            XmlElement look = cell.child("w:tcPr");
            XmlElement merge = look == null ? null : look.child("w:vMerge");
            boolean above = merge != null && !merge.attribute("val", "continue").equals("restart");
            int columns = look == null ? 1 : Math.max(1, look.value("w:gridSpan", 1));
            cells.add(new Grid.Cell(above ? "" : words(cell), columns, above, bold || isBold(cell)));
        }
        return cells;
    }

    private boolean isBold(XmlElement cell) {
        return flat(cell).stream().allMatch(block -> block.is("w:p") && body.isBold(block));
    }

    private static List<XmlElement> cells(XmlElement row) {
        List<XmlElement> cells = new ArrayList<>();
        gather(row, "w:tc", cells);
        return cells;
    }

    /** Rows and cells may stand in content controls and the like. */
    private static void gather(XmlElement element, String wanted, List<XmlElement> found) {
        for (XmlElement child : element.children()) {
            if (child.is(wanted)) {
                found.add(child);
            } else if (!child.is("w:tbl") && !child.is("w:p")) {
                gather(child, wanted, found);
            }
        }
    }

    private String words(XmlElement cell) {
        List<String> lines = new ArrayList<>();
        for (XmlElement child : flat(cell)) {
            if (child.is("w:tbl")) {
                inner.add(child);
            } else {
                DocxParagraph read = new DocxParagraph(child, body.findings());
                paragraphs.add(read);
                lines.add(body.labelled(child, read));
            }
        }
        return Grid.value(String.join("\n", lines));
    }

    private static List<XmlElement> flat(XmlElement cell) {
        List<XmlElement> blocks = new ArrayList<>();
        for (XmlElement child : cell.children()) {
            if (child.is("w:p") || child.is("w:tbl")) {
                blocks.add(child);
            } else if (!child.is("w:del") && !child.is("w:moveFrom")) {
                blocks.addAll(flat(child));
            }
        }
        return blocks;
    }
}
