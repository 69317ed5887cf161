package dev.attest.prediction.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The cells of a table by columns, without those that are ignored and the rows that are dropped. Not thread-safe. */
final class RawTable {

    private final TableSettings settings;
    private final Lines lines;
    private final Map<String, String> cells = new HashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();
    private final List<Integer> rowLines = new ArrayList<>();
    private int width;
    private int missing;
    private String firstMissing = "";
    private int dropped;

    private RawTable(String text, TableSettings settings) {
        this.settings = settings;
        this.lines = new Lines(text);
    }

    static RawTable read(String text, TableSettings settings) {
        RawTable table = new RawTable(text, settings);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), Csv.format(text))) {
            for (CSVRecord record : parser) {
                if (table.width == 0) {
                    table.header(record);
                } else {
                    table.row(record);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TableRefused("The table is no CSV: " + e.getMessage(), e);
        }
        table.check();
        return table;
    }

    int rows() {
        return rowLines.size();
    }

    int dropped() {
        return dropped;
    }

    Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All but one. */
    List<Column> columns(String but) {
        return columns.stream().filter(column -> !column.name().equals(but)).toList();
    }

    private void header(CSVRecord header) {
        List<String> names = header.toList();
        Set<String> met = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isBlank()) {
                throw new TableRefused("Column " + (i + 1) + " has no name in the header; every column has one.");
            }
            if (!met.add(name)) {
                throw new TableRefused("The header names '" + name + "' twice; every column has a name of its own.");
            }
            if (!settings.ignored().contains(name)) {
                columns.add(new Column(name, rowLines));
                indexes.add(i);
            }
        }
        width = names.size();
        Stream.of(
                        Set.of(settings.label()),
                        settings.integers(),
                        settings.categories(),
                        settings.ignored(),
                        settings.units().keySet())
                .flatMap(Set::stream)
                .filter(name -> !met.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new TableRefused(
                            "There is no column '" + name + "'; the columns are " + String.join(", ", names) + ".");
                });
        if (settings.ignored().contains(settings.label())) {
            throw new TableRefused("The label '" + settings.label() + "' cannot be ignored.");
        }
    }

    private void row(CSVRecord record) {
        int line = lines.at(record.getCharacterPosition());
        if (record.size() != width) {
            throw new TableRefused(
                    "Line " + line + " has " + record.size() + " cells where the header has " + width + ".");
        }
        for (int i = 0; i < indexes.size(); i++) {
            if (record.get(indexes.get(i)).isEmpty()) {
                missing++;
                if (firstMissing.isEmpty()) {
                    firstMissing = "line " + line + ", column " + columns.get(i).name();
                }
                if (settings.dropMissing()) {
                    dropped++;
                    return;
                }
            }
        }
        rowLines.add(line);
        for (int i = 0; i < indexes.size(); i++) {
            // Cells repeat; one text for all that are equal keeps large tables in memory.
            String cell = record.get(indexes.get(i));
            columns.get(i).add(cells.computeIfAbsent(cell, same -> same));
        }
    }

    private void check() {
        if (width == 0) {
            throw new TableRefused("The table is empty; its first line names the columns.");
        }
        if (missing > 0 && !settings.dropMissing()) {
            String more = missing == 1 ? "" : ", the first of " + missing + " empty cells";
            throw new TableRefused("A value is missing (" + firstMissing + more
                    + "). Fill it in, or leave such rows out with --missing drop, or the column with --ignore.");
        }
    }

    /** Finds the line, from 1, of positions that ascend. */
    private static final class Lines {

        private final String text;
        private int position;
        private int line = 1;

        Lines(String text) {
            this.text = text;
        }

        int at(long target) {
            while (position < text.length() && (position < target || isBreak(text.charAt(position)))) {
                if (text.charAt(position) == '\n') {
                    line++;
                }
                position++;
            }
            return line;
        }

        private static boolean isBreak(char c) {
            return c == '\n' || c == '\r';
        }
    }
}
