package dev.attest.documents.office;

import org.jspecify.annotations.Nullable;

/** A rectangle of cells; rows count from 1, columns from 0, the last of each belongs to it. */
record CellArea(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    /** The last column and row a sheet can have. */
    private static final int COLUMNS = 16_384;

    private static final int ROWS = 1_048_576;

    /** Of a reference such as {@code B2:D9}; null when it is none. */
    static @Nullable CellArea of(String reference) {
        int colon = reference.indexOf(':');
        String first = colon < 0 ? reference : reference.substring(0, colon);
        String last = colon < 0 ? reference : reference.substring(colon + 1);
        int top = row(first);
        int bottom = row(last);
        int left = column(first);
        int right = column(last);
        return top < 1 || bottom < top || left < 0 || right < left ? null : new CellArea(top, left, bottom, right);
    }

    /** The column of a cell, or -1 when it has none. */
    static int column(String cell) {
        int column = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= 'A' && c <= 'Z' && column <= COLUMNS) {
                column = column * 26 + (c - 'A' + 1);
            } else if (c != '$') {
                break;
            }
        }
        return column > COLUMNS ? -1 : column - 1;
    }

    private static int row(String cell) {
        int row = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9' && row <= ROWS) {
                row = row * 10 + (c - '0');
            }
        }
        return row > ROWS ? -1 : row;
    }
}
