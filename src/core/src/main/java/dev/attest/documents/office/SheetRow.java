package dev.attest.documents.office;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number from 1
 * @param cells those that show anything, by column
 */
record SheetRow(int number, List<Cell> cells) {

    /** What a cell holds, as far as it tells headers from values. */
    enum Kind {
        TEXT,
        NUMBER
    }

    /** Where a cell's value comes from. */
    enum Merge {
        /** Itself. */
        OWN,
        /** The cell to its left, with which it is merged. */
        LEFT,
        /** The cell above, with which it is merged. */
        ABOVE
    }

    /**
     * One cell.
     *
     * @param column from 0
     * @param text as the sheet shows it, on one line
     */
    record Cell(int column, String text, Kind kind, boolean bold, Merge merge) {

        boolean isLabel() {
            return kind == Kind.TEXT ? Grid.isLabel(text) : text.matches("(19|20)\\d\\d");
        }
    }

    SheetRow {
        cells = List.copyOf(cells);
    }

    /** How many cells say something of their own. */
    long values() {
        return cells.stream().filter(cell -> cell.merge() == Merge.OWN).count();
    }
}
