package dev.attest.documents.jdbc;

import static java.util.stream.Collectors.joining;

import dev.attest.documents.Span;
import java.util.Arrays;
import java.util.List;

/** Spans in one column, as {@code start-end,start-end}. */
final class Spans {

    private Spans() {}

    static String join(List<Span> spans) {
        return spans.stream().map(s -> s.start() + "-" + s.end()).collect(joining(","));
    }

    static List<Span> split(String column) {
        return column.isEmpty()
                ? List.of()
                : Arrays.stream(column.split(",", -1)).map(Spans::span).toList();
    }

    private static Span span(String text) {
        int dash = text.indexOf('-');
        return new Span(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }
}
