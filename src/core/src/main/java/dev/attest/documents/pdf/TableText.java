package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a table, each with the headers of its columns, also where it goes on on the next page. */
final class TableText {

    /** A header is repeated in every row, so its length is bounded for the text to stay linear in the file. */
    private static final int LONGEST_HEADER = 120;

    private final Vocabulary vocabulary;
    private @Nullable Table open;
    private int openPage;
    private List<PlacedText> headers = List.of();
    private int headerPage;
    private Object family = new Object();

    TableText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The list of rows that the rows written last belong to. */
    Object family() {
        return family;
    }

    /** Says that other text follows, so that the next table is another one. */
    void end() {
        open = null;
    }

    /** The rows, in order. */
    List<PlacedText> rows(int page, Table table) {
        Table before = open;
        boolean continued = before != null && page == openPage + 1 && table.continues(before);
        int headed = table.headed();
        if (before == null || !continued) {
            family = new Object();
        } else if (!repeatsHeader(table, before)) {
            headed = 0;
        }
        if (headed > 0 || !continued) {
            headers = headers(table, headed);
            headerPage = page;
        }
        // The header that the next page may repeat is that of the table's first page.
        open = continued && headed == 0 && before != null
                ? new Table(before.rows(), table.columns(), table.top(), table.bottom(), before.headed())
                : table;
        openPage = page;
        List<PlacedText> rows = new ArrayList<>();
        for (List<Cell> cells : table.rows().subList(headed, table.rows().size())) {
            PlacedText row = row(cells, page);
            if (row.length() > 0) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean repeatsHeader(Table table, Table before) {
        return before.headed() > 0
                && table.rows().size() > before.headed()
                && table.texts(0).equals(before.texts(0));
    }

    private List<PlacedText> headers(Table table, int headed) {
        List<PlacedText> labels = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            PlacedText label = new PlacedText();
            Cell above = Cell.EMPTY;
            for (int row = 0; row < headed; row++) {
                Cell cell = table.rows().get(row).get(column);
                if (!cell.isEmpty() && !cell.equals(above)) {
                    write(cell, label);
                }
                above = cell;
            }
            shorten(label);
            labels.add(label);
        }
        return labels;
    }

    private static void shorten(PlacedText label) {
        while (label.length() > 0
                && (label.length() > LONGEST_HEADER
                        || label.last() == ':'
                        || label.last() == ' '
                        || Character.isHighSurrogate(label.last()))) {
            label.dropLast();
        }
    }

    private PlacedText row(List<Cell> cells, int page) {
        PlacedText row = new PlacedText();
        boolean pair = headers.stream().allMatch(label -> label.length() == 0)
                && cells.size() == 2
                && cells.stream().noneMatch(Cell::isEmpty);
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            boolean spanned = column > 0 && cell.equals(cells.get(column - 1));
            if (cell.isEmpty() || spanned) {
                continue;
            }
            if (row.length() > 0) {
                shortenKey(row, pair);
                row.add(pair ? ": " : " | ");
            }
            label(column, page, row);
            PlacedText value = new PlacedText();
            write(cell, value);
            row.add(value);
        }
        return row;
    }

    private static void shortenKey(PlacedText row, boolean pair) {
        if (pair && row.last() == ':' && row.length() > 1) {
            row.dropLast();
        }
    }

    private void label(int column, int page, PlacedText row) {
        PlacedText label = column < headers.size() ? headers.get(column) : new PlacedText();
        if (label.length() > 0) {
            if (page == headerPage) {
                row.add(label);
            } else {
                row.addUnplaced(label);
            }
            row.add(": ");
        }
    }

    private void write(Cell cell, PlacedText out) {
        out.lines(cell.segments().stream().map(List::of).toList(), vocabulary);
    }
}
