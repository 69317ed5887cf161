package dev.attest.documents.text;

import dev.attest.documents.parsing.ColumnValues;
import java.util.HashSet;
import java.util.List;

/**
 * How a table in characters begins: with lines above it, and with a row that names its columns, or with neither.
 *
 * @param above how many records stand above the table
 * @param named whether the record after them is the header
 */
record CsvHeader(int above, boolean named) {

    /** @param records those at the beginning of the file, without empty ones */
    static CsvHeader of(List<List<String>> records) {
        int usual = usualWidth(records);
        int above = 0;
        while (usual > 1 && above < records.size() && width(records.get(above)) < usual) {
            above++;
        }
        if (above > 0 && above < records.size()) {
            boolean narrower = width(records.get(above - 1)) > 1
                    && !names(records, above)
                    && names(records, above - 1)
                    && 2 * width(records.get(above - 1)) > usual;
            above -= narrower ? 1 : 0;
        }
        above = above == records.size() ? 0 : above;
        return new CsvHeader(above, above < records.size() && names(records, above));
    }

    /** The most frequent width, and the wider one of several. */
    private static int usualWidth(List<List<String>> records) {
        int[] counts = new int[records.stream().mapToInt(CsvHeader::width).max().orElse(0) + 1];
        records.forEach(cells -> counts[width(cells)]++);
        int usual = 0;
        for (int width = 1; width < counts.length; width++) {
            usual = counts[width] >= counts[usual] ? width : usual;
        }
        return usual;
    }

    /** Up to the last value; spreadsheet programs pad every line with separators. */
    private static int width(List<String> cells) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    /** Names, each once; years, a gap at an end and a name used twice only where the rows below look otherwise. */
    private static boolean names(List<List<String>> records, int at) {
        List<String> cells = records.get(at).subList(0, width(records.get(at)));
        List<List<String>> below = records.subList(at + 1, records.size());
        boolean blankCorner = cells.size() > 1 && cells.get(0).isBlank();
        List<String> names = blankCorner ? cells.subList(1, cells.size()) : cells;
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            return false;
        }
        if (names.stream().anyMatch(name -> CsvDialect.isValue(name) && !ColumnValues.isYear(name))) {
            return false;
        }
        boolean years = names.stream().anyMatch(ColumnValues::isYear);
        boolean twice = new HashSet<>(names).size() < names.size();
        boolean gapAtEnd = cells.size() < records.get(at).size();
        if (!years && !twice && !blankCorner && !gapAtEnd) {
            return true;
        }
        boolean yearFirst = ColumnValues.isYear(cells.get(0));
        if (years && (yearFirst || !otherBelowYears(cells, below))) {
            return false;
        }
        return years
                || ColumnValues.numbersBelowText(cells, below, CsvDialect::isValue)
                || (blankCorner && filled(below, 0, true))
                || (gapAtEnd && !twice && filled(below, cells.size(), false));
    }

    /** Whether numbers other than years stand below most years. */
    private static boolean otherBelowYears(List<String> cells, List<List<String>> below) {
        int balance = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (ColumnValues.isYear(cells.get(i))) {
                for (List<String> row : below) {
                    String value = i < row.size() ? row.get(i) : "";
                    balance += value.isBlank() ? 0 : ColumnValues.isYear(value) ? -1 : 1;
                }
            }
        }
        return balance > 0;
    }

    /** Whether the rows have, or have not, a value in the column. */
    private static boolean filled(List<List<String>> rows, int column, boolean wanted) {
        return !rows.isEmpty()
                && rows.stream()
                        .allMatch(row -> wanted
                                == (column < row.size() && !row.get(column).isBlank()));
    }
}
