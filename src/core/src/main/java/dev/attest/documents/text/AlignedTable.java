package dev.attest.documents.text;

import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table set in columns: a line of headers, a line with a run of dashes under each, rows to the next blank line. */
final class AlignedTable {

    private static final Pattern RULES = Pattern.compile("\\s*[-=]{2,}(?:\\s+[-=]{2,})+\\s*");
    private static final Pattern RUN = Pattern.compile("[-=]+");
    private static final int WIDEST = 1000;

    private AlignedTable() {}

    static boolean startsAt(List<String> lines, int at) {
        if (at + 2 >= lines.size() || !isRules(lines.get(at + 1)) || isRules(lines.get(at))) {
            return false;
        }
        List<Integer> columns = columns(lines.get(at + 1));
        return lines.subList(at, lines.size()).stream().allMatch(line -> fits(line, columns));
    }

    /** Writes the table and returns the line after it. */
    static int write(List<String> lines, int at, TextWriter out) {
        List<Integer> columns = columns(lines.get(at + 1));
        TableRows rows = new TableRows();
        rows.header(cells(lines.get(at), columns));
        List<String> row = List.of();
        for (String line : lines.subList(at + 2, lines.size())) {
            List<String> cells = isRules(line) ? List.of() : cells(line, columns);
            boolean continued = !cells.isEmpty() && cells.get(0).isEmpty() && !row.isEmpty();
            if (continued) {
                row = joined(row, cells);
            } else {
                rows.row(row);
                row = cells;
            }
        }
        rows.row(row);
        rows.writeTo(out);
        return lines.size();
    }

    private static boolean isRules(String line) {
        return line.length() <= WIDEST && RULES.matcher(line).matches();
    }

    private static List<Integer> columns(String rules) {
        List<Integer> starts = new ArrayList<>();
        Matcher run = RUN.matcher(rules);
        while (run.find()) {
            starts.add(run.start());
        }
        return starts;
    }

    /** Whether no word of the line stands across the start of a column. */
    private static boolean fits(String line, List<Integer> columns) {
        return columns.stream()
                .allMatch(start -> start == 0
                        || start >= line.length()
                        || Character.isWhitespace(line.charAt(start))
                        || Character.isWhitespace(line.charAt(start - 1)));
    }

    private static List<String> cells(String line, List<Integer> columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int start = i == 0 ? 0 : Math.min(columns.get(i), line.length());
            int end = i + 1 == columns.size() ? line.length() : Math.min(columns.get(i + 1), line.length());
            cells.add(line.substring(start, end).strip());
        }
        return cells;
    }

    private static List<String> joined(List<String> row, List<String> more) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            joined.add((row.get(i) + " " + more.get(i)).strip());
        }
        return joined;
    }
}
