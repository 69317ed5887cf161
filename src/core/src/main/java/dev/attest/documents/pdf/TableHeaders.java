package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Table.Cell;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the rows of headers on top of a table from its other rows. */
final class TableHeaders {

    private static final int LONGEST = 60;

    private static final Pattern FIGURE = Pattern.compile("[+−-]?\\d[\\d.,:/ %-]*\\s?\\p{L}{0,3}");

    private TableHeaders() {}

    static Table marked(Table table) {
        int headers = isHeader(table, 0) ? 1 : 0;
        if (headers == 1 && table.rows().size() > 2 && spans(table.rows().get(0)) && isHeader(table, 1)) {
            headers = 2;
        }
        return table.headedBy(headers);
    }

    /**
     * The same for a table without lines around its cells, where more must tell that its first row is a header: bold
     * letters, a line under it, or figures under labels.
     */
    static Table markedWithoutLines(Table table, boolean underlined) {
        List<Cell> first = table.rows().get(0);
        boolean bold = first.stream().filter(cell -> !cell.isEmpty()).allMatch(Cell::isBold);
        return bold || underlined || isOverFigures(table) ? marked(table) : table;
    }

    /** Whether there is a column of figures with a label on top. */
    private static boolean isOverFigures(Table table) {
        List<List<Cell>> body = table.rows().subList(1, table.rows().size());
        for (int i = 0; i < table.width(); i++) {
            int column = i;
            String label = table.rows().get(0).get(i).text();
            long figures = body.stream()
                    .filter(row -> FIGURE.matcher(row.get(column).text()).matches())
                    .count();
            if (label.matches("\\p{L}[^\\d]*") && figures > 0.7 * body.size()) {
                return true;
            }
        }
        return false;
    }

    /** Labels, not values: short, without figures or in bold over rows that are not, no two the same. */
    private static boolean isHeader(Table table, int at) {
        List<Cell> row = table.rows().get(at);
        List<Cell> filled = row.stream().filter(cell -> !cell.isEmpty()).toList();
        boolean labels = filled.size() >= 2 || spans(row);
        if (!labels || row.size() - filled.size() > 1 || at + 1 >= table.rows().size()) {
            return false;
        }
        List<Cell> next = table.rows().get(at + 1);
        boolean bold = filled.stream().allMatch(Cell::isBold);
        boolean nextBold = next.stream().filter(cell -> !cell.isEmpty()).allMatch(Cell::isBold);
        if (bold && !nextBold) {
            return true;
        }
        boolean pairs = table.width() == 2 && filled.stream().noneMatch(Cell::isBold) && keys(table);
        return !pairs && filled.stream().allMatch(TableHeaders::isLabel);
    }

    private static boolean isLabel(Cell cell) {
        String text = cell.text();
        return text.length() <= LONGEST
                && text.codePoints().anyMatch(Character::isLetter)
                && !text.matches("[\\d.,%€$£+-]+\\s?\\p{L}{0,4}")
                && !text.endsWith(".");
    }

    /** Whether the first column ends in colons: then each row is a label and its value. */
    private static boolean keys(Table table) {
        long colons = table.rows().stream()
                .filter(row -> row.get(0).text().endsWith(":"))
                .count();
        return colons * 2 > table.rows().size();
    }

    private static boolean spans(List<Cell> row) {
        for (int i = 1; i < row.size(); i++) {
            if (!row.get(i).isEmpty() && row.get(i).equals(row.get(i - 1))) {
                return true;
            }
        }
        return false;
    }
}
