package dev.attest.documents.pdf;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is put in order on a page: a segment of a line, or a whole table. */
record Item(
        float x,
        float end,
        float top,
        float bottom,
        @Nullable Segment segment,
        @Nullable Table table) {

    static Item of(Segment segment) {
        return new Item(segment.x(), segment.end(), segment.top(), segment.bottom(), segment, null);
    }

    static Item of(Table table) {
        return new Item(table.left(), table.right(), table.top(), table.bottom(), null, table);
    }

    /** The same, taking up the line as far as {@code newEnd}. */
    Item upTo(float newEnd) {
        return new Item(x, Math.max(end, newEnd), top, bottom, segment, table);
    }

    /** Items that stand on one line. */
    record Row(List<Item> items) {

        float left() {
            return items.get(0).x();
        }

        float right() {
            return (float) items.stream().mapToDouble(Item::end).max().orElse(0);
        }

        float top() {
            return (float) items.stream().mapToDouble(Item::top).min().orElse(0);
        }

        float bottom() {
            return (float) items.stream().mapToDouble(Item::bottom).max().orElse(0);
        }

        List<Segment> segments() {
            return items.stream().map(Item::segment).filter(Objects::nonNull).toList();
        }
    }
}
