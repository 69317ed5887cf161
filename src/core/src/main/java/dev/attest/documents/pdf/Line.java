package dev.attest.documents.pdf;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of running text.
 *
 * @param segments at least one, in the order they are read in
 * @param part the same for all lines of one column
 * @param left where the column begins
 * @param right where the column ends
 * @param listed whether it is a line of a table of contents: a row of dots led to its end
 */
record Line(List<Segment> segments, Object part, float left, float right, boolean listed) {

    private static final Pattern LEADER = Pattern.compile("(?:[.…·_]\\s?){4,}");
    private static final Pattern REMARK = Pattern.compile("(?:#|//|\\\\\\\\|/\\*|--|;|%).*");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?:;…][\"'”’»)\\]]*");

    /** Without the dots that lead to a page number. */
    static Line of(List<Segment> segments, Object part, float left, float right) {
        boolean listed =
                segments.stream().anyMatch(each -> LEADER.matcher(each.text()).find());
        if (listed) {
            List<Segment> kept = segments.stream()
                    .flatMap(each -> withoutLeader(each).stream())
                    .toList();
            if (!kept.isEmpty()) {
                return new Line(kept, part, left, right, true);
            }
        }
        return new Line(segments, part, left, right, false);
    }

    private static List<Segment> withoutLeader(Segment segment) {
        var leader = LEADER.matcher(segment.text());
        if (!leader.find()) {
            return List.of(segment);
        }
        return Stream.concat(
                        Reading.trimmed(segment, 0, leader.start()).stream(),
                        Reading.trimmed(segment, leader.end(), segment.text().length()).stream())
                .toList();
    }

    int page() {
        return segments.get(0).page();
    }

    String text() {
        return segments.size() == 1
                ? segments.get(0).text()
                : String.join(" ", segments.stream().map(Segment::text).toList());
    }

    /** The segment that holds most of the line. */
    private Segment main() {
        Segment main = segments.get(0);
        for (Segment segment : segments) {
            main = segment.text().length() > main.text().length() ? segment : main;
        }
        return main;
    }

    float x() {
        return Segment.left(segments);
    }

    float end() {
        return Segment.right(segments);
    }

    float baseline() {
        return main().baseline();
    }

    float size() {
        return main().size();
    }

    boolean bold() {
        return segments.stream().allMatch(Segment::bold);
    }

    boolean startsBold() {
        return segments.get(0).boldStart();
    }

    /** Whether it is code; a remark at its end may be set in another font. */
    boolean fixedPitch() {
        return isCode(segments);
    }

    static boolean isCode(List<Segment> segments) {
        return segments.get(0).fixedPitch()
                && IntStream.range(0, segments.size())
                        .allMatch(i -> segments.get(i).fixedPitch()
                                || segments.subList(1, i + 1).stream()
                                        .anyMatch(each ->
                                                REMARK.matcher(each.text()).matches()));
    }

    boolean endsSentence() {
        return SENTENCE_END.matcher(text()).matches();
    }

    /** How wide the first word is. */
    float firstWord() {
        Segment first = segments.get(0);
        int space = first.text().indexOf(' ');
        int last = (space < 0 ? first.text().length() : space) - 1;
        return Math.abs(first.right(last) - first.left(0));
    }
}
