package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Item.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Divides a page into parts that are read one after the other: where text keeps clear of a gutter, the column on its left
 * is read before the one on its right; what reaches over the gutter divides the columns above from those below. Lines of
 * both columns need not stand level.
 */
final class Columns {

    private static final int FEWEST_ROWS = 3;
    private static final int MOST_GUTTERS = 6;
    private static final int DEEPEST = 12;

    /** Columns of text hold sentences; what is narrower is a table, or numbers before their items. */
    private static final int FEWEST_CHARACTERS = 16;

    /** Of a column's width: a line of a paragraph reaches over more of it, the last one aside. */
    private static final float SHORT = 0.6f;

    private static final int FEWEST_ENTRIES = 8;
    private static final Pattern ENTRY =
            Pattern.compile(".*\\S(?:,\\s+|(?: ?\\.){3,}\\s*)\\d{1,4}(?:(?:, |[-–])\\d{1,4})*,?");

    private final List<List<Row>> parts = new ArrayList<>();

    private Columns() {}

    static List<List<Row>> of(List<Item> items) {
        Columns columns = new Columns();
        columns.divide(ListMarkers.tied(items), 0);
        return columns.parts;
    }

    /** The items between two heights, in two columns. */
    private record Band(float top, float bottom, List<Item> left, List<Item> right) {

        boolean stands(Item item) {
            return middle(item) >= top && middle(item) <= bottom;
        }

        Band between(float newTop, float newBottom) {
            Predicate<Item> kept = item -> middle(item) >= newTop && middle(item) <= newBottom;
            return new Band(
                    newTop,
                    newBottom,
                    left.stream().filter(kept).toList(),
                    right.stream().filter(kept).toList());
        }
    }

    private static float middle(Item item) {
        return (item.top() + item.bottom()) / 2;
    }

    private void divide(List<Item> items, int depth) {
        if (items.isEmpty()) {
            return;
        }
        Band band = depth < DEEPEST ? band(items) : null;
        if (band == null) {
            parts.add(Rows.of(items));
            return;
        }
        divide(items.stream().filter(item -> middle(item) < band.top).toList(), depth + 1);
        divide(band.left, depth + 1);
        divide(band.right, depth + 1);
        divide(items.stream().filter(item -> middle(item) > band.bottom).toList(), depth + 1);
    }

    private static @Nullable Band band(List<Item> items) {
        List<Gutters.Gap> gaps = Gutters.gaps(items);
        for (int tried = 0; tried < MOST_GUTTERS && gaps.size() >= FEWEST_ROWS; tried++) {
            float gutter = Gutters.commonest(gaps);
            Band band = band(items, gutter);
            if (band != null) {
                return band;
            }
            gaps.removeIf(gap -> gap.holds(gutter));
        }
        return null;
    }

    /** The first items that stand clear of the gutter and hold text on both its sides. */
    private static @Nullable Band band(List<Item> items, float gutter) {
        List<Item> crossing = new ArrayList<>(
                items.stream().filter(item -> crosses(item, gutter)).toList());
        crossing.sort(Comparator.comparingDouble(Columns::middle));
        List<Item> left = items.stream()
                .filter(item -> !crosses(item, gutter) && isLeft(item, gutter))
                .toList();
        List<Item> right = items.stream()
                .filter(item -> !crosses(item, gutter) && !isLeft(item, gutter))
                .toList();
        float top = Float.NEGATIVE_INFINITY;
        for (int i = 0; i <= crossing.size(); i++) {
            float bottom = i == crossing.size() ? Float.POSITIVE_INFINITY : Math.nextDown(middle(crossing.get(i)));
            Band band = trimmed(new Band(top, bottom, left, right).between(top, bottom));
            if (areColumns(band) && crossing.stream().noneMatch(band::stands)) {
                return band;
            }
            top = Math.nextUp(Math.nextUp(bottom));
        }
        return null;
    }

    private static boolean crosses(Item item, float gutter) {
        return item.x() < gutter - 1 && item.end() > gutter + 1;
    }

    private static boolean isLeft(Item item, float gutter) {
        return (item.x() + item.end()) / 2 < gutter;
    }

    /** Without short lines at both ends that stand apart from the columns, such as a title or an address. */
    private static Band trimmed(Band band) {
        if (band.left.isEmpty() || band.right.isEmpty()) {
            return band;
        }
        float top = Math.max(top(band.left), top(band.right));
        float bottom = Math.min(bottom(band.left), bottom(band.right));
        float from = band.top;
        float to = band.bottom;
        for (List<Item> side : List.of(band.left, band.right)) {
            List<Row> rows = Rows.of(side);
            float least = SHORT * width(side);
            for (int i = 1; i < rows.size() && rows.get(i - 1).bottom() < top && isShort(rows.get(i - 1), least); i++) {
                from = areApart(rows, i)
                        ? (rows.get(i - 1).bottom() + rows.get(i).top()) / 2
                        : from;
            }
            for (int i = rows.size() - 1; i > 0 && rows.get(i).top() > bottom && isShort(rows.get(i), least); i--) {
                to = areApart(rows, i) ? (rows.get(i - 1).bottom() + rows.get(i).top()) / 2 : to;
            }
        }
        return band.between(from, to);
    }

    private static boolean isShort(Row row, float least) {
        return row.right() - row.left() < least && row.items().get(0).table() == null;
    }

    private static boolean areApart(List<Row> rows, int at) {
        Row row = rows.get(at);
        return row.top() - rows.get(at - 1).bottom() > 1.5f * (row.bottom() - row.top());
    }

    private static float width(List<Item> items) {
        double left = items.stream().mapToDouble(Item::x).min().orElse(0);
        return (float) (items.stream().mapToDouble(Item::end).max().orElse(0) - left);
    }

    private static float top(List<Item> items) {
        return (float) items.stream().mapToDouble(Item::top).min().orElse(0);
    }

    private static float bottom(List<Item> items) {
        return (float) items.stream().mapToDouble(Item::bottom).max().orElse(0);
    }

    private static boolean areColumns(Band band) {
        return isBeside(band.left, band.right)
                && isBeside(band.right, band.left)
                && holdsText(band.left)
                && holdsText(band.right);
    }

    /** Whether enough of a column's lines have some of the other at their side. */
    private static boolean isBeside(List<Item> column, List<Item> other) {
        float top = top(other);
        float bottom = bottom(other);
        int lines = 0;
        for (Row row : Rows.of(column)) {
            if (row.bottom() > top && row.top() < bottom) {
                Table table = row.items().get(0).table();
                lines += table == null ? 1 : table.rows().size();
            }
        }
        return lines >= FEWEST_ROWS;
    }

    /** Whether it is a column of an index: words, and the numbers of their pages. */
    private static boolean isListing(List<Row> rows) {
        long entries = rows.stream()
                .filter(row -> row.items().size() == 1
                        && row.segments().stream()
                                .anyMatch(each -> ENTRY.matcher(each.text()).matches()))
                .count();
        return rows.size() >= FEWEST_ENTRIES && entries * 10 > rows.size() * 6L;
    }

    private static boolean holdsText(List<Item> column) {
        List<Row> rows = Rows.of(column);
        if (column.stream().anyMatch(item -> item.table() != null) || isListing(rows)) {
            return true;
        }
        int characters = 0;
        int wordy = 0;
        for (Row row : rows) {
            int length = row.segments().stream()
                    .mapToInt(each -> each.text().length())
                    .sum();
            characters += length;
            wordy += length >= FEWEST_CHARACTERS ? 1 : 0;
        }
        return rows.size() >= FEWEST_ROWS && characters >= FEWEST_CHARACTERS * rows.size() && wordy * 2 > rows.size();
    }
}
