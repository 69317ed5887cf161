package dev.attest.documents.parsing;

import java.util.ArrayList;
import java.util.List;

/** A table on its way into the text, each row as {@code Header: value | Header: value}. */
public final class TableRows {

    /** A header is repeated in every row, so its length is bounded for the text to stay linear in the file. */
    private static final int LONGEST_HEADER = 120;

    private final List<String> headers = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Object table = new Object();
    private boolean begun;

    /** Adds a row of headers; several rows are joined column by column. */
    public void header(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String label = label(cells.get(i));
            if (i == headers.size()) {
                headers.add(label);
            } else {
                headers.set(i, label(headers.get(i), label));
            }
        }
    }

    /** Adds a row; one without a value is left out. */
    public void row(List<String> cells) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            rows.add(List.copyOf(cells));
        }
    }

    /** Writes the rows added since the last time, so that a long table need not be held as a whole. */
    public void writeTo(TextWriter out) {
        if (rows.isEmpty() && !begun) {
            out.row(written(List.of(), headers), table);
        }
        rows.forEach(cells -> out.row(written(headers, cells), table));
        rows.clear();
        begun = true;
    }

    private static String written(List<String> headers, List<String> cells) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String value = cells.get(i).replace('\n', ' ').strip();
            if (!value.isEmpty()) {
                String header = i < headers.size() ? headers.get(i) : "";
                parts.add(named(header, value));
            }
        }
        return String.join(" | ", parts);
    }

    /** A value as it stands in its row, with its header unless that is empty. */
    public static String named(String header, String value) {
        return header.isEmpty() ? value : header + ": " + value;
    }

    /** The label of a column whose header stands in two rows. */
    public static String label(String upper, String lower) {
        return lower.isEmpty() || upper.equals(lower) ? upper : label((upper + " " + lower).strip());
    }

    /** A header as it is repeated in every row: on one line, without a colon at its end, of bounded length. */
    public static String label(String cell) {
        String label = cell.replace('\n', ' ').strip();
        if (label.endsWith(":")) {
            label = label.substring(0, label.length() - 1).strip();
        }
        if (label.length() <= LONGEST_HEADER) {
            return label;
        }
        return label.substring(0, label.offsetByCodePoints(0, LONGEST_HEADER / 2))
                        .strip() + "…";
    }
}
