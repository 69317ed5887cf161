package dev.attest.documents.pdf;

import dev.attest.documents.pdf.PageText.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Leaves out what pages repeat at the same place: headers, footers and page numbers at the top and bottom, and marks
 * set across the page.
 */
final class RunningLines {

    /** Of a page's height, at the top and at the bottom. */
    private static final float MARGIN = 0.11f;

    /** What is the same letter for letter may stand a little further from the edge than a page number. */
    private static final float MARGIN_OF_SAME = 0.15f;

    /** A number alone below or above all text is that of the page, also where the margin is wide. */
    private static final float MARGIN_OF_NUMBER = 0.2f;

    /** Points that the place of one running line may differ by. */
    private static final float PLACE = 4;

    private static final Pattern FIGURES = Pattern.compile("\\d+|\\b[ivxlcIVXLC]+\\b");

    private final Map<Key, Set<Integer>> pages = new HashMap<>();
    private final int needed;

    private record Key(String text, int place, Turn turn) {}

    private RunningLines(List<PageText> all) {
        long texts = all.stream().filter(PageText::hasText).count();
        // Two chapters of a long file may each have headers of their own: three pages are enough.
        needed = (int) Math.max(2, Math.min(3, texts));
        for (PageText page : all) {
            for (Flow flow : page.flows()) {
                flow.segments().stream()
                        .filter(segment -> mayRun(page, segment))
                        .forEach(segment -> pages.computeIfAbsent(key(page, segment, 0), key -> new HashSet<>())
                                .add(page.number()));
            }
        }
    }

    static List<PageText> leftOut(List<PageText> pages) {
        RunningLines running = new RunningLines(pages);
        return pages.stream().map(running::without).toList();
    }

    private PageText without(PageText page) {
        List<Flow> flows = new ArrayList<>();
        for (Flow flow : page.flows()) {
            List<Segment> repeated = flow.segments().stream()
                    .filter(segment -> mayRun(page, segment) && isRepeated(page, segment))
                    .toList();
            Set<Segment> running = new HashSet<>(repeated);
            if (flow.turn().isNone() && !repeated.isEmpty()) {
                running.removeIf(
                        segment -> !isWithin(MARGIN, page, segment) && !isAllOfItsLine(segment, repeated, flow));
                running.removeIf(segment -> isInText(page, flow, segment));
                keepHeadersOfTables(page, flow, running);
            }
            List<Segment> kept = flow.segments().stream()
                    .filter(segment -> !running.contains(segment))
                    .toList();
            if (!kept.isEmpty()) {
                flows.add(new Flow(flow.turn(), kept, flow.rules()));
            }
        }
        // A page that holds nothing else may be one of many that are alike, such as labels.
        return flows.isEmpty() ? page : page.with(page.origin(), flows);
    }

    private static boolean mayRun(PageText page, Segment segment) {
        return !segment.turn().isNone()
                || isWithin(MARGIN_OF_SAME, page, segment)
                || (isNumber(segment) && isWithin(MARGIN_OF_NUMBER, page, segment));
    }

    private static boolean isNumber(Segment segment) {
        return segment.text().length() <= 4 && segment.text().chars().allMatch(Character::isDigit);
    }

    /** Whether a number further from the edge is not all that its line holds, or has text between it and the edge. */
    private static boolean isInText(PageText page, Flow flow, Segment number) {
        boolean above = number.top() < page.height() / 2;
        return isNumber(number)
                && !isWithin(MARGIN, page, number)
                && flow.segments().stream()
                        .filter(other -> !other.equals(number))
                        .anyMatch(other -> above
                                ? other.top() < number.bottom() && !isWithin(MARGIN, page, other)
                                : other.bottom() > number.top() && !isWithin(MARGIN, page, other));
    }

    private static boolean isWithin(float margin, PageText page, Segment segment) {
        return segment.bottom() < margin * page.height() || segment.top() > (1 - margin) * page.height();
    }

    private boolean isRepeated(PageText page, Segment segment) {
        Set<Integer> at = new HashSet<>();
        for (int shift = -1; shift <= 1; shift++) {
            at.addAll(pages.getOrDefault(key(page, segment, shift), Set.of()));
        }
        return at.size() >= needed;
    }

    private static boolean isAllOfItsLine(Segment segment, List<Segment> repeated, Flow flow) {
        return flow.segments().stream()
                .filter(other -> Math.abs(other.baseline() - segment.baseline()) < 0.3f * segment.size())
                .allMatch(repeated::contains);
    }

    /** A table that begins at the top of several pages has its header there, above rows further down. */
    private static void keepHeadersOfTables(PageText page, Flow flow, Set<Segment> running) {
        for (Grid grid : RuledTables.grids(flow.rules())) {
            boolean table = grid.height() > 2
                    && flow.segments().stream()
                            .filter(grid::holds)
                            .anyMatch(segment -> !isWithin(MARGIN_OF_SAME, page, segment));
            if (table) {
                running.removeIf(grid::holds);
            }
        }
    }

    private static Key key(PageText page, Segment segment, int shift) {
        boolean counted = isWithin(MARGIN, page, segment) || isNumber(segment);
        String text = counted ? FIGURES.matcher(segment.text()).replaceAll("#") : segment.text();
        return new Key(text, Math.round(segment.baseline() / PLACE) + shift, segment.turn());
    }
}
