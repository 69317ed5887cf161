package dev.attest.documents;

import java.util.ArrayList;
import java.util.List;

/** Joins boxes that follow each other on one line, and rounds what comes of it to tenths of a point. */
final class LineBoxes {

    /** A wider gap, in heights of the line, is one between columns or cells, and not part of the text. */
    private static final double WIDEST_GAP = 1;

    private LineBoxes() {}

    /**
     * The boxes of a page with neighbours joined.
     *
     * @param boxes of one page, in reading order
     */
    static List<Box> of(List<Box> boxes) {
        var joined = new ArrayList<Box>();
        for (Box box : boxes) {
            int last = joined.size() - 1;
            if (last >= 0 && follows(joined.get(last), box)) {
                joined.set(last, union(joined.get(last), box));
            } else {
                joined.add(box);
            }
        }
        return joined.stream()
                .map(LineBoxes::rounded)
                .filter(box -> box.width() > 0 && box.height() > 0)
                .toList();
    }

    /** On the same line, and beside each other in either direction of writing. */
    private static boolean follows(Box one, Box next) {
        double higher = Math.max(one.height(), next.height());
        double shared = Math.min(bottom(one), bottom(next)) - Math.max(one.y(), next.y());
        double gap = Math.max(next.x() - right(one), one.x() - right(next));
        return shared >= higher / 2 && gap <= WIDEST_GAP * higher;
    }

    private static Box union(Box one, Box other) {
        double x = Math.min(one.x(), other.x());
        double y = Math.min(one.y(), other.y());
        double width = Math.max(right(one), right(other)) - x;
        return new Box(one.page(), x, y, width, Math.max(bottom(one), bottom(other)) - y);
    }

    /** Rounds edges, not sizes, so that boxes that touch still do. */
    private static Box rounded(Box box) {
        long left = tenths(box.x());
        long top = tenths(box.y());
        return new Box(
                box.page(),
                left / 10.0,
                top / 10.0,
                (tenths(right(box)) - left) / 10.0,
                (tenths(bottom(box)) - top) / 10.0);
    }

    private static long tenths(double points) {
        return Math.round(points * 10);
    }

    private static double right(Box box) {
        return box.x() + box.width();
    }

    private static double bottom(Box box) {
        return box.y() + box.height();
    }
}
