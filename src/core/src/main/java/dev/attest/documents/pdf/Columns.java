package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Item.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides a page into parts that are read one after the other: where rows keep clear of a gutter, the column on its left
 * is read before the one on its right; what reaches over the gutter divides the columns above from those below.
 */
final class Columns {

    private static final float NARROWEST_GUTTER = 5;
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_GUTTERS = 6;
    private static final int DEEPEST = 12;

    /** Columns of text hold sentences; what is narrower is a table, or numbers before their items. */
    private static final int FEWEST_CHARACTERS = 16;

    private final List<List<Row>> parts = new ArrayList<>();

    private Columns() {}

    static List<List<Row>> of(List<Item> items) {
        Columns columns = new Columns();
        columns.divide(Rows.of(items), 0);
        return columns.parts;
    }

    private record Gap(float from, float to) {

        boolean holds(float x) {
            return from <= x && x <= to;
        }
    }

    private record Band(int from, int to, float gutter) {}

    private void divide(List<Row> rows, int depth) {
        Band band = depth < DEEPEST ? band(rows) : null;
        if (band == null) {
            if (!rows.isEmpty()) {
                parts.add(rows);
            }
            return;
        }
        divide(rows.subList(0, band.from), depth + 1);
        List<Row> columns = rows.subList(band.from, band.to);
        divide(Rows.of(side(columns, band.gutter, true)), depth + 1);
        divide(Rows.of(side(columns, band.gutter, false)), depth + 1);
        divide(rows.subList(band.to, rows.size()), depth + 1);
    }

    private static List<Item> side(List<Row> rows, float gutter, boolean left) {
        return rows.stream()
                .flatMap(row -> row.items().stream())
                .filter(item -> isLeft(item, gutter) == left)
                .toList();
    }

    private static boolean isLeft(Item item, float gutter) {
        return (item.x() + item.end()) / 2 < gutter;
    }

    private static @Nullable Band band(List<Row> rows) {
        List<Gap> gaps = gaps(rows);
        for (int tried = 0; tried < MOST_GUTTERS && gaps.size() >= FEWEST_ROWS; tried++) {
            float gutter = commonest(gaps);
            Band band = band(rows, gutter);
            if (band != null) {
                return band;
            }
            gaps.removeIf(gap -> gap.holds(gutter));
        }
        return null;
    }

    private static List<Gap> gaps(List<Row> rows) {
        List<Gap> gaps = new ArrayList<>();
        for (Row row : rows) {
            float end = row.left();
            for (Item item : row.items()) {
                if (item.x() - end >= NARROWEST_GUTTER) {
                    gaps.add(new Gap(end, item.x()));
                }
                end = Math.max(end, item.end());
            }
        }
        return gaps;
    }

    /** The place, from the left, that most gaps share. */
    private static float commonest(List<Gap> gaps) {
        List<Gap> byStart = new ArrayList<>(gaps);
        byStart.sort(Comparator.comparingDouble(Gap::from));
        float[] ends = new float[gaps.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = gaps.get(i).to;
        }
        Arrays.sort(ends);
        int most = 0;
        int ended = 0;
        float best = 0;
        for (int i = 0; i < byStart.size(); i++) {
            while (ends[ended] < byStart.get(i).from) {
                ended++;
            }
            if (i + 1 - ended > most) {
                most = i + 1 - ended;
                best = (byStart.get(i).from + ends[ended]) / 2;
            }
        }
        return best;
    }

    /** The first rows that stand clear of the gutter and hold text on both its sides. */
    private static @Nullable Band band(List<Row> rows, float gutter) {
        int from = 0;
        for (int i = 0; i <= rows.size(); i++) {
            if (i == rows.size() || crosses(rows.get(i), gutter)) {
                Band band = trimmed(rows, from, i, gutter);
                if (band != null && areColumns(rows.subList(band.from, band.to), gutter)) {
                    return band;
                }
                from = i + 1;
            }
        }
        return null;
    }

    private static boolean crosses(Row row, float gutter) {
        return row.items().stream().anyMatch(item -> item.x() < gutter - 1 && item.end() > gutter + 1);
    }

    /** Without rows at both ends that are read in the same order anyway, or stand apart from the columns. */
    private static @Nullable Band trimmed(List<Row> rows, int start, int stop, float gutter) {
        int from = start;
        while (from < stop
                && !isTwoSided(rows.get(from), gutter)
                && isLeft(rows.get(from).items().get(0), gutter)) {
            from++;
        }
        int to = stop;
        for (int i = from + 1; i < to; i++) {
            boolean apart = rows.get(i).top() - rows.get(i - 1).bottom()
                    > 1.5f * (rows.get(i).bottom() - rows.get(i).top());
            if (apart && rows.subList(i, to).stream().noneMatch(row -> isTwoSided(row, gutter))) {
                to = i;
            }
        }
        return to > from ? new Band(from, to, gutter) : null;
    }

    private static boolean isTwoSided(Row row, float gutter) {
        return isLeft(row.items().get(0), gutter)
                && !isLeft(row.items().get(row.items().size() - 1), gutter);
    }

    private static boolean areColumns(List<Row> rows, float gutter) {
        long both = rows.stream().filter(row -> isTwoSided(row, gutter)).count();
        return both >= FEWEST_ROWS && holdsText(rows, gutter, true) && holdsText(rows, gutter, false);
    }

    private static boolean holdsText(List<Row> rows, float gutter, boolean left) {
        List<Row> side = Rows.of(side(rows, gutter, left));
        if (side.stream().flatMap(row -> row.items().stream()).anyMatch(item -> item.table() != null)) {
            return true;
        }
        int characters = 0;
        int wordy = 0;
        for (Row row : side) {
            int length = row.segments().stream()
                    .mapToInt(each -> each.text().length())
                    .sum();
            characters += length;
            wordy += length >= FEWEST_CHARACTERS ? 1 : 0;
        }
        return side.size() >= FEWEST_ROWS && characters >= FEWEST_CHARACTERS * side.size() && wordy * 2 > side.size();
    }
}
