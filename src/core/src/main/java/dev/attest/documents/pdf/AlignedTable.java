package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Item.Row;
import dev.attest.documents.pdf.Table.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table set in columns without lines around its cells, found only where that is clear: at least three rows whose
 * cells keep to the same columns.
 *
 * @param rows how many rows of the page it takes up
 */
record AlignedTable(Table table, int rows) {

    private static final int FEWEST_ROWS = 3;
    private static final float NARROWEST_GAP = 4;
    private static final float ALIGNED = 2;
    private static final Pattern MARKER = Pattern.compile("[•‣▪◦●○■–—*-]|\\(?\\w{1,3}[.)]|\\[\\d+]");

    /** The table that begins at a row, if one does. */
    static @Nullable AlignedTable at(List<Row> rows, int start, List<Rule> rules) {
        if (!isTabular(rows.get(start))) {
            return null;
        }
        int stop = start + 1;
        while (stop < rows.size() && isNear(rows, stop) && (isTabular(rows.get(stop)) || isRest(rows, start, stop))) {
            stop++;
        }
        List<Row> run = rows.subList(start, stop);
        List<float[]> columns = columns(run);
        return columns.size() >= 2 && isClear(run, columns) ? table(run, columns, rules) : null;
    }

    private static boolean isTabular(Row row) {
        List<Item> items = row.items();
        return items.size() >= 2
                && items.stream().allMatch(item -> item.segment() != null)
                && row.segments().stream()
                        .noneMatch(each ->
                                each.text().contains("...") || each.text().contains(". . ."))
                && !Line.isCode(row.segments())
                && !MARKER.matcher(row.segments().get(0).text()).matches();
    }

    private static boolean isNear(List<Row> rows, int at) {
        float height = rows.get(at).bottom() - rows.get(at).top();
        return rows.get(at).top() - rows.get(at - 1).bottom() < 1.6f * height;
    }

    /** Whether a single piece of text is the rest of a cell that is not the first of its row. */
    private static boolean isRest(List<Row> rows, int start, int at) {
        List<Segment> segments = rows.get(at).segments();
        return segments.size() == 1
                && rows.get(at).items().size() == 1
                && segments.get(0).x() > rows.get(start).items().get(0).end()
                && rows.get(at).top() - rows.get(at - 1).bottom()
                        < 0.5f * segments.get(0).height();
    }

    /** Stretches of the line, from the left, that the cells of all rows keep to. */
    private static List<float[]> columns(List<Row> rows) {
        List<Segment> segments = new ArrayList<>(
                rows.stream().flatMap(row -> row.segments().stream()).toList());
        segments.sort(Comparator.comparingDouble(Segment::x));
        List<float[]> columns = new ArrayList<>();
        for (Segment segment : segments) {
            float[] last = columns.isEmpty() ? null : columns.get(columns.size() - 1);
            if (last != null && segment.x() < last[1] + NARROWEST_GAP) {
                last[1] = Math.max(last[1], segment.end());
            } else {
                columns.add(new float[] {segment.x(), segment.end()});
            }
        }
        return columns;
    }

    private static boolean isClear(List<Row> rows, List<float[]> columns) {
        List<Row> tabular = rows.stream().filter(AlignedTable::isTabular).toList();
        if (tabular.size() < FEWEST_ROWS) {
            return false;
        }
        long full = tabular.stream()
                .filter(row -> row.items().size() >= Math.max(2, columns.size() - 1))
                .count();
        return full * 10 >= tabular.size() * 6L
                && columns.stream().allMatch(column -> isAligned(tabular, column))
                && !repeatsOneWord(tabular);
    }

    /** Whether all lines end in the same mark, which tells of what kind they are, as in lists of functions. */
    private static boolean repeatsOneWord(List<Row> rows) {
        Set<String> last = new HashSet<>();
        rows.forEach(
                row -> last.add(row.segments().get(row.segments().size() - 1).text()));
        return last.size() == 1 && rows.stream().allMatch(row -> row.items().size() == 2);
    }

    /** Whether most cells of a column begin, end or are centred at one place. */
    private static boolean isAligned(List<Row> rows, float[] column) {
        List<Segment> cells = rows.stream()
                .flatMap(row -> row.segments().stream())
                .filter(each -> each.x() >= column[0] && each.end() <= column[1])
                .toList();
        return mostAt(cells.stream().map(Segment::x).toList())
                || mostAt(cells.stream().map(Segment::end).toList())
                || mostAt(cells.stream().map(Segment::middle).toList());
    }

    private static boolean mostAt(List<Float> places) {
        if (places.isEmpty()) {
            return false;
        }
        List<Float> sorted = places.stream().sorted().toList();
        float median = sorted.get(sorted.size() / 2);
        long near = sorted.stream()
                .filter(place -> Math.abs(place - median) <= ALIGNED)
                .count();
        return near * 10 >= sorted.size() * 6L;
    }

    private static AlignedTable table(List<Row> rows, List<float[]> columns, List<Rule> rules) {
        List<List<List<Segment>>> cells = new ArrayList<>();
        for (Row row : rows) {
            if (isTabular(row)) {
                List<List<Segment>> line = new ArrayList<>();
                columns.forEach(column -> line.add(new ArrayList<>()));
                cells.add(line);
            }
            List<List<Segment>> line = cells.get(cells.size() - 1);
            row.segments().forEach(segment -> line.get(column(columns, segment)).add(segment));
        }
        List<List<Cell>> table = cells.stream()
                .map(line -> line.stream()
                        .map(cell -> cell.isEmpty() ? Cell.EMPTY : new Cell(cell))
                        .toList())
                .toList();
        float[] edges = new float[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            edges[i] = columns.get(i)[0];
        }
        edges[columns.size()] = columns.get(columns.size() - 1)[1];
        float top = rows.get(0).top();
        float bottom = rows.get(rows.size() - 1).bottom();
        Table found = new Table(table, edges, top, bottom, 0);
        boolean underlined = isUnderlined(rows, rules, edges);
        return new AlignedTable(TableHeaders.markedWithoutLines(found, underlined), rows.size());
    }

    /** Whether there is a line under the first row, and none under the second. */
    private static boolean isUnderlined(List<Row> rows, List<Rule> rules, float[] edges) {
        return isRuleUnder(rows, 0, rules, edges) && !isRuleUnder(rows, 1, rules, edges);
    }

    private static boolean isRuleUnder(List<Row> rows, int at, List<Rule> rules, float[] edges) {
        float top = (rows.get(at).top() + rows.get(at).bottom()) / 2;
        float bottom = at + 1 < rows.size()
                ? (rows.get(at + 1).top() + rows.get(at + 1).bottom()) / 2
                : top + 2 * (rows.get(at).bottom() - rows.get(at).top());
        float half = (edges[edges.length - 1] - edges[0]) / 2;
        return rules.stream()
                .anyMatch(rule -> rule.level()
                        && rule.at() > top
                        && rule.at() < bottom
                        && Math.min(rule.to(), edges[edges.length - 1]) - Math.max(rule.from(), edges[0]) > half);
    }

    private static int column(List<float[]> columns, Segment segment) {
        int column = 0;
        while (column + 1 < columns.size() && segment.x() >= columns.get(column + 1)[0]) {
            column++;
        }
        return column;
    }
}
