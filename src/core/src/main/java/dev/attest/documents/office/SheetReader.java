package dev.attest.documents.office;

import dev.attest.documents.office.SheetRow.Cell;
import dev.attest.documents.office.SheetRow.Kind;
import dev.attest.documents.office.SheetRow.Merge;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one sheet after the other, row by row, so that a sheet of a million rows needs no more memory than one of ten. */
final class SheetReader {

    private static final int HEADING_LEVEL = 1;

    private final OfficePackage office;
    private final CellFormats formats;
    private final List<String> strings;
    private final TextWriter out;
    private int formulasWithoutResult;

    SheetReader(OfficePackage office, CellFormats formats, List<String> strings, TextWriter out) {
        this.office = office;
        this.formats = formats;
        this.strings = strings;
        this.out = out;
    }

    int formulasWithoutResult() {
        return formulasWithoutResult;
    }

    void read(String part, String name) throws IOException {
        MergedCells merged = MergedCells.of(office, part);
        Set<Integer> headerRows = new TreeSet<>(merged.headerRows());
        headerRows.addAll(tableRows(part));
        SheetTables tables = new SheetTables(out, () -> out.heading(HEADING_LEVEL, name), headerRows);
        try (XmlPart xml = office.part(part)) {
            int number = 0;
            boolean found = xml.enter("x:sheetData");
            for (XmlElement row = found ? xml.next() : null; row != null; row = xml.next()) {
                number = Math.max(number + 1, row.number("r", 0));
                tables.row(merged.filled(new SheetRow(number, cells(row))));
            }
        }
        tables.end();
        shapes(part, tables);
    }

    /** The first rows of tables in the spreadsheet program's own sense. */
    private Set<Integer> tableRows(String part) throws IOException {
        Set<Integer> rows = new TreeSet<>();
        for (Relation relation : office.relations(part).ofType("table")) {
            if (office.has(relation.target())) {
                XmlElement table = office.tree(relation.target());
                CellArea area = CellArea.of(table.attribute("ref", ""));
                if (area != null && table.number("headerRowCount", 1) > 0) {
                    rows.add(area.firstRow());
                }
            }
        }
        return rows;
    }

    private List<Cell> cells(XmlElement row) {
        List<Cell> cells = new ArrayList<>(row.children().size());
        int column = -1;
        for (XmlElement cell : row.children()) {
            int given = CellArea.column(cell.attribute("r", ""));
            column = given > column ? given : column + 1;
            int style = cell.number("s", 0);
            String type = cell.attribute("t", "n");
            String text = onOneLine(text(cell, type, style));
            if (!text.isEmpty()) {
                Kind kind =
                        type.equals("s") || type.equals("inlineStr") || type.equals("str") ? Kind.TEXT : Kind.NUMBER;
                cells.add(new Cell(column, text, kind, formats.isBold(style), Merge.OWN));
            }
        }
        return cells;
    }

    private static String onOneLine(String text) {
        boolean plain = true;
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c > ' ' || (c == ' ' && i > 0 && i + 1 < text.length() && text.charAt(i + 1) > ' ');
        }
        return plain ? text : text.replaceAll("\\s+", " ").strip();
    }

    private String text(XmlElement cell, String type, int style) {
        if (type.equals("inlineStr")) {
            XmlElement inline = cell.child("x:is");
            return inline == null ? "" : SharedStrings.text(inline);
        }
        XmlElement value = cell.child("x:v");
        if (value == null || value.text().isBlank()) {
            if (cell.child("x:f") != null && !type.equals("str")) {
                formulasWithoutResult++;
            }
            return "";
        }
        String stored = value.text();
        return switch (type) {
            case "s" -> shared(stored.strip());
            case "b" -> stored.strip().equals("1") ? "TRUE" : "FALSE";
            case "n" -> formats.shown(stored.strip(), style);
            case "d" -> stored.replace('T', ' ').replaceFirst(" 00:00:00(\\.0+)?Z?$", "");
            default -> stored;
        };
    }

    private String shared(String number) {
        int index = Integer.parseInt(number);
        return index >= 0 && index < strings.size() ? strings.get(index) : "";
    }

    /** Text boxes and charts, which lie over the cells. */
    private void shapes(String part, SheetTables tables) throws IOException {
        String drawing = office.relations(part).first("drawing");
        if (drawing == null || !office.has(drawing)) {
            return;
        }
        List<XmlElement> bodies = new ArrayList<>();
        List<XmlElement> charts = new ArrayList<>();
        XmlElement tree = office.tree(drawing);
        tree.outermost("xdr:txBody", bodies::add);
        tree.outermost("c:chart", charts::add);
        tree.outermost("dgm:relIds", charts::add);
        for (XmlElement body : bodies) {
            String words = SlideParagraphs.text(body);
            if (!words.isBlank()) {
                tables.heading();
                out.paragraph(words);
            }
        }
        if (!charts.isEmpty()) {
            // A chart's values are cells that were read already, but its title may stand nowhere else.
            for (XmlElement chart : charts) {
                title(drawing, chart, tables);
            }
        }
    }

    private void title(String drawing, XmlElement reference, SheetTables tables) throws IOException {
        String part = office.relations(drawing).target(reference.attribute("r:id"));
        XmlElement title = part == null || !office.has(part) ? null : titleOf(office.tree(part));
        String words = title == null ? "" : title.joined("a:t");
        if (!words.isBlank()) {
            tables.heading();
            out.paragraph(words);
        }
    }

    private static @Nullable XmlElement titleOf(XmlElement chart) {
        return chart.path("c:chart", "c:title");
    }
}
