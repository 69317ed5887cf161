package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Lines that cross each other, and the cells between them. */
final class Grid {

    private static final float SAME = 3;

    private final List<Rule> levels = new ArrayList<>();
    private final List<Rule> uprights = new ArrayList<>();
    private float[] ys = {};
    private float[] xs = {};

    void add(Rule rule) {
        (rule.level() ? levels : uprights).add(rule);
    }

    /** Whether there are rows and columns; to be asked once all lines are added. */
    boolean hasCells() {
        if (levels.isEmpty() || uprights.isEmpty()) {
            return false;
        }
        ys = places(levels, uprights);
        xs = places(uprights, levels);
        return ys.length >= 3 && xs.length >= 3 && (long) ys.length * xs.length < 100_000;
    }

    /** Where lines stand, and where those that cross them end, since many tables have no frame. */
    private static float[] places(List<Rule> lines, List<Rule> crossing) {
        List<Float> all = new ArrayList<>(lines.stream().map(Rule::at).toList());
        all.add((float) crossing.stream().mapToDouble(Rule::from).min().orElse(0));
        all.add((float) crossing.stream().mapToDouble(Rule::to).max().orElse(0));
        Collections.sort(all);
        List<Float> places = new ArrayList<>();
        for (Float place : all) {
            if (places.isEmpty() || place - places.get(places.size() - 1) > SAME) {
                places.add(place);
            }
        }
        float[] result = new float[places.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = places.get(i);
        }
        return result;
    }

    float top() {
        return ys[0];
    }

    float bottom() {
        return ys[ys.length - 1];
    }

    float left() {
        return xs[0];
    }

    /** How many rows there are. */
    int height() {
        return ys.length - 1;
    }

    int width() {
        return xs.length - 1;
    }

    float[] columns() {
        return xs.clone();
    }

    boolean holds(Segment segment) {
        float y = middle(segment);
        return y > top() && y < bottom() && segment.middle() > left() && segment.middle() < xs[xs.length - 1];
    }

    private static float middle(Segment segment) {
        return (segment.top() + segment.bottom()) / 2;
    }

    /** The text of each cell, by row and column; cells without a line between them share one list. */
    List<List<List<Segment>>> fill(List<Segment> segments) {
        List<List<List<Segment>>> rows = areas();
        for (Segment segment : segments) {
            int row = place(ys, middle(segment));
            for (Segment part : cut(segment, row)) {
                rows.get(row).get(place(xs, part.middle())).add(part);
            }
        }
        return rows;
    }

    private List<List<List<Segment>>> areas() {
        List<List<List<Segment>>> rows = new ArrayList<>();
        for (int r = 0; r + 1 < ys.length; r++) {
            List<List<Segment>> row = new ArrayList<>();
            float y = (ys[r] + ys[r + 1]) / 2;
            for (int c = 0; c + 1 < xs.length; c++) {
                float x = (xs[c] + xs[c + 1]) / 2;
                if (c > 0 && !isDrawn(uprights, xs[c], y)) {
                    row.add(row.get(c - 1));
                } else if (r > 0 && !isDrawn(levels, ys[r], x)) {
                    row.add(rows.get(r - 1).get(c));
                } else {
                    row.add(new ArrayList<>());
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static boolean isDrawn(List<Rule> lines, float at, float across) {
        return lines.stream()
                .anyMatch(line -> Math.abs(line.at() - at) <= SAME && line.from() <= across && line.to() >= across);
    }

    private static int place(float[] edges, float at) {
        int place = 0;
        while (place + 2 < edges.length && at >= edges[place + 1]) {
            place++;
        }
        return place;
    }

    /** Parts on both sides of each line that stands between the columns here. */
    private List<Segment> cut(Segment segment, int row) {
        float y = (ys[row] + ys[row + 1]) / 2;
        List<Segment> parts = new ArrayList<>();
        int from = 0;
        for (int c = 1; c + 1 < xs.length && !segment.rightToLeft(); c++) {
            if (xs[c] > segment.x() + 1 && xs[c] < segment.end() - 1 && isDrawn(uprights, xs[c], y)) {
                int to = from;
                while (to < segment.text().length() && (segment.left(to) + segment.right(to)) / 2 < xs[c]) {
                    to++;
                }
                parts.addAll(Reading.trimmed(segment, from, to));
                from = to;
            }
        }
        parts.addAll(Reading.trimmed(segment, from, segment.text().length()));
        parts.sort(Comparator.comparingDouble(Segment::x));
        return parts;
    }
}
