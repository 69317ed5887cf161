package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Item.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts segments in the order they are read in, and cuts parts out of them. */
final class Reading {

    private Reading() {}

    /** Line by line. */
    static List<Segment> order(List<Segment> segments) {
        return Rows.of(segments.stream().map(Item::of).toList()).stream()
                .flatMap(row -> line(row).stream())
                .toList();
    }

    /** The segments of one line; from the right when most of its text runs to the left. */
    static List<Segment> line(Row row) {
        List<Segment> line = new ArrayList<>(row.segments());
        long left = line.stream().filter(Segment::rightToLeft).count();
        if (left * 2 > line.size()) {
            Collections.reverse(line);
        }
        return line;
    }

    /** A part without spaces at its ends; none when there is nothing else. */
    static List<Segment> trimmed(Segment segment, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && segment.text().charAt(start) == ' ') {
            start++;
        }
        while (end > start && segment.text().charAt(end - 1) == ' ') {
            end--;
        }
        if (start == end) {
            return List.of();
        }
        return start == 0 && end == segment.text().length() ? List.of(segment) : List.of(segment.part(start, end));
    }
}
