package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Item.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts items that stand on one line into a row, rows from top to bottom. */
final class Rows {

    private static final float SAME_BASELINE = 0.3f;

    private Rows() {}

    static List<Row> of(List<Item> items) {
        List<Item> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparingDouble(Rows::line));
        List<Row> rows = new ArrayList<>();
        List<Item> row = new ArrayList<>();
        for (Item item : sorted) {
            if (!row.isEmpty() && !isLevel(row.get(0), item)) {
                rows.add(row(row));
                row = new ArrayList<>();
            }
            row.add(item);
        }
        if (!row.isEmpty()) {
            rows.add(row(row));
        }
        return rows;
    }

    private static Row row(List<Item> items) {
        items.sort(Comparator.comparingDouble(Item::x));
        return new Row(List.copyOf(items));
    }

    private static float line(Item item) {
        Segment segment = item.segment();
        return segment == null ? item.top() : segment.baseline();
    }

    private static boolean isLevel(Item first, Item second) {
        Segment a = first.segment();
        Segment b = second.segment();
        return a != null && b != null && b.baseline() - a.baseline() <= SAME_BASELINE * Math.min(a.size(), b.size());
    }
}
