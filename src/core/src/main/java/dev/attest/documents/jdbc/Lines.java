package dev.attest.documents.jdbc;

import java.util.List;

/** A short list of one-line strings in one column. */
final class Lines {

    private Lines() {}

    static String join(List<String> lines) {
        return String.join(
                "\n", lines.stream().map(l -> l.replaceAll("\\R", " ")).toList());
    }

    static List<String> split(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split("\n", -1));
    }
}
