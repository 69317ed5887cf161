package dev.attest.documents.office;

import dev.attest.documents.parsing.ColumnValues;
import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table of a text or a slide: spans are filled in, so that each row can be read alone. */
final class Grid {

    /** A cell that claims to span more is believed so far. */
    static final int MOST_COLUMNS = 200;
    /** A longer value is not repeated in the rows it spans, for the text to stay linear in the file. */
    static final int LONGEST_REPEATED = 200;

    private static final int LONGEST_LABEL = 120;
    private static final Pattern NUMERIC = Pattern.compile("[\\p{Sc}\\s()+±−–-]*\\d[\\d.,'’\\s/:%‰\\p{Sc})-]*");
    /** With fewer columns, rows of nothing but text are as likely pairs of a name and a value. */
    private static final int TABLE_OF_TEXT = 3;

    private static final int LONGEST_NAME = 60;

    /**
     * One cell.
     *
     * @param columns how many it spans
     * @param above whether it continues the cell above it
     * @param bold whether all it says is
     */
    record Cell(String text, int columns, boolean above, boolean bold) {}

    /** Whether the first rows are headers. */
    enum Header {
        NONE,
        /** As far as the rows themselves look like it. */
        LIKELY,
        MARKED
    }

    private final List<List<Cell>> rows = new ArrayList<>();
    private int marked;

    /** @param header whether the file marks the row as one of headers; counts for the first rows only */
    void row(List<Cell> cells, boolean header) {
        if (header && marked == rows.size()) {
            marked++;
        }
        rows.add(List.copyOf(cells));
    }

    /** Writes the rows; what one cell above all columns says stands before them as a paragraph. */
    void writeTo(TextWriter out, Header header) {
        int first = 0;
        while (first + 1 < rows.size() && isCaption(rows.get(first))) {
            out.paragraph(rows.get(first).get(0).text());
            first++;
        }
        int headers = headers(first, header);
        if (headers == first && isPairs(first)) {
            Object pairs = new Object();
            rows.subList(first, rows.size())
                    .forEach(row -> out.row(
                            TableRows.named(
                                    TableRows.label(row.get(0).text()),
                                    row.get(1).text()),
                            pairs));
            return;
        }
        TableRows table = new TableRows();
        List<String> above = List.of();
        for (int i = first; i < rows.size(); i++) {
            List<String> filled = filled(rows.get(i), above, i < headers);
            if (i < headers) {
                table.header(filled);
            } else {
                table.row(i == headers && headers > first ? notAbove(rows.get(i), filled) : filled);
            }
            above = filled;
        }
        if (first < rows.size()) {
            table.writeTo(out);
        }
    }

    /** The index after the last row of headers. */
    private int headers(int first, Header header) {
        if (marked > first && marked < rows.size()) {
            return marked;
        }
        boolean found =
                header == Header.MARKED ? rows.size() > first + 1 : header == Header.LIKELY && looksLikeHeaders(first);
        int end = found ? first + 1 : first;
        while (found && end + 1 < rows.size() && isSecondLine(rows.get(end - 1), rows.get(end))) {
            end++;
        }
        return end;
    }

    private boolean isCaption(List<Cell> row) {
        int widest = rows.stream().mapToInt(Grid::width).max().orElse(0);
        return row.size() == 1
                && widest > 1
                && width(row) == widest
                && !row.get(0).text().isBlank();
    }

    private boolean looksLikeHeaders(int first) {
        List<Cell> row = rows.get(first);
        if (rows.size() < first + 2 || row.size() < 2) {
            return false;
        }
        long labels = row.stream().map(Cell::text).filter(Grid::isLabel).count();
        long blank = row.stream().filter(cell -> cell.text().isBlank()).count();
        boolean form = rows.subList(first, rows.size()).stream()
                .allMatch(
                        cells -> !cells.isEmpty() && cells.get(0).text().strip().endsWith(":"));
        return !form
                && labels + blank == row.size()
                && labels > blank
                && (row.size() >= TABLE_OF_TEXT || isBoldAlone(first) || numbersBelowText(first));
    }

    /** Whether the row is bold and not all others are. */
    private boolean isBoldAlone(int first) {
        return isBold(rows.get(first))
                && rows.subList(first + 1, rows.size()).stream().anyMatch(row -> !isBold(row));
    }

    private static boolean isBold(List<Cell> row) {
        return row.stream().allMatch(cell -> cell.bold() || cell.text().isBlank());
    }

    private boolean numbersBelowText(int first) {
        List<List<String>> filled = new ArrayList<>();
        List<String> above = List.of();
        for (List<Cell> row : rows.subList(first, rows.size())) {
            above = filled(row, above, false);
            filled.add(above);
        }
        return ColumnValues.numbersBelowText(filled.get(0), filled.subList(1, filled.size()), Grid::isNumeric);
    }

    /** Whether each row gives a value to a name: the names are bold, or short and no two the same. */
    private boolean isPairs(int first) {
        List<List<Cell>> pairs = rows.subList(first, rows.size());
        boolean pair = pairs.size() > 1
                && pairs.stream()
                        .allMatch(row -> row.size() == 2
                                && row.stream().noneMatch(cell -> cell.above() || cell.columns() > 1)
                                && isLabel(row.get(0).text())
                                && !row.get(1).text().isBlank());
        if (!pair) {
            return false;
        }
        Set<String> names = new HashSet<>();
        return pairs.stream().allMatch(row -> row.get(0).bold())
                || pairs.stream()
                        .map(row -> row.get(0).text())
                        .allMatch(name -> name.length() <= LONGEST_NAME && names.add(name));
    }

    static boolean isLabel(String text) {
        String label = text.strip();
        return !label.isEmpty() && label.length() <= LONGEST_LABEL && (!isNumeric(label) || ColumnValues.isYear(label));
    }

    static boolean isNumeric(String text) {
        return text.length() <= LONGEST_LABEL && NUMERIC.matcher(text).matches();
    }

    /** Below headers that span columns, or beside ones that span rows, the next line of headers follows. */
    private static boolean isSecondLine(List<Cell> upper, List<Cell> row) {
        boolean grouped = upper.stream()
                .anyMatch(cell -> cell.columns() > 1 && !cell.text().isBlank());
        boolean beside = row.stream().anyMatch(Cell::above);
        return (grouped || beside)
                && row.stream().allMatch(cell -> cell.above() || cell.text().isBlank() || isLabel(cell.text()))
                && new HashSet<>(row).size() > 1;
    }

    private static int width(List<Cell> row) {
        return row.stream().mapToInt(Cell::columns).sum();
    }

    private static List<String> filled(List<Cell> cells, List<String> above, boolean header) {
        List<String> row = new ArrayList<>();
        for (Cell cell : cells) {
            String text = cell.text();
            if (cell.above()) {
                String upper = row.size() < above.size() ? above.get(row.size()) : "";
                text = upper.length() <= LONGEST_REPEATED ? upper : "";
            }
            for (int i = 0; i < cell.columns() && row.size() < MOST_COLUMNS; i++) {
                row.add(i == 0 || header ? text : "");
            }
        }
        return row;
    }

    /** A first row that continues headers has no value there. */
    private static List<String> notAbove(List<Cell> cells, List<String> filled) {
        Set<Integer> continued = new HashSet<>();
        int column = 0;
        for (Cell cell : cells) {
            if (cell.above()) {
                continued.add(column);
            }
            column += cell.columns();
        }
        List<String> row = new ArrayList<>(filled);
        continued.stream().filter(at -> at < row.size()).forEach(at -> row.set(at, ""));
        return row;
    }

    /** What a cell of several paragraphs says, as one value. */
    static String value(@Nullable String joined) {
        return joined == null ? "" : joined.replaceAll("\\s*\n\\s*", " ").strip();
    }
}
