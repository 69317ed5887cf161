package dev.attest.documents.pdf;

import java.util.List;

/**
 * Rows of cells found on a page.
 *
 * @param rows each with one cell for each column; a cell that spans several stands in each of them
 * @param columns edges of the columns, one more than there are columns
 * @param headed how many of the rows hold headers
 */
record Table(List<List<Cell>> rows, float[] columns, float top, float bottom, int headed) {

    /** A cell's text, in reading order; empty for an empty cell. */
    record Cell(List<Segment> segments) {

        static final Cell EMPTY = new Cell(List.of());

        boolean isEmpty() {
            return segments.isEmpty();
        }

        String text() {
            return String.join(" ", segments.stream().map(Segment::text).toList());
        }

        boolean isBold() {
            return !isEmpty() && segments.stream().allMatch(Segment::bold);
        }
    }

    float left() {
        return columns[0];
    }

    float right() {
        return columns[columns.length - 1];
    }

    int width() {
        return columns.length - 1;
    }

    /** Whether this is the rest of a table that began on the page before. */
    boolean continues(Table other) {
        if (width() != other.width()) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (Math.abs((columns[i] - left()) - (other.columns[i] - other.left())) > 4) {
                return false;
            }
        }
        return true;
    }

    List<String> texts(int row) {
        return rows.get(row).stream().map(Cell::text).toList();
    }

    Table headedBy(int headers) {
        return new Table(rows, columns, top, bottom, headers);
    }
}
