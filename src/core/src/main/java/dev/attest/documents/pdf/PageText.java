package dev.attest.documents.pdf;

import dev.attest.documents.PageLayout.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The lines of a page, before it is known which of them belong together.
 *
 * @param flows one for each direction that text runs in, the one with most text first; none on a page without text
 */
record PageText(int number, float width, float height, Origin origin, List<Flow> flows) {

    /** Text of one direction, and the straight lines drawn around it, in its coordinates. */
    record Flow(Turn turn, List<Segment> segments, List<Rule> rules) {}

    static PageText of(int number, PageFrame frame, PageInk ink) {
        List<Flow> flows = new ArrayList<>();
        for (Map.Entry<Turn, List<Glyph>> same : ink.glyphs().entrySet()) {
            Turn turn = same.getKey();
            List<Segment> segments = LineBuilder.segments(number, turn, same.getValue());
            if (!segments.isEmpty()) {
                flows.add(new Flow(turn, segments, turned(ink.rules(), turn)));
            }
        }
        flows.sort(Comparator.comparingInt(flow ->
                -flow.segments().stream().mapToInt(each -> each.text().length()).sum()));
        Origin origin = !flows.isEmpty() ? Origin.TEXT : ink.isDrawn() ? Origin.NONE : Origin.BLANK;
        return new PageText(number, frame.width(), frame.height(), origin, flows);
    }

    boolean hasText() {
        return !flows.isEmpty();
    }

    PageText with(Origin newOrigin, List<Flow> newFlows) {
        return new PageText(number, width, height, newOrigin, newFlows);
    }

    private static List<Rule> turned(List<Rule> rules, Turn turn) {
        if (turn.isNone()) {
            return rules;
        }
        return turn.degrees() % 90 != 0
                ? List.of()
                : rules.stream().map(rule -> turned(rule, turn)).toList();
    }

    private static Rule turned(Rule rule, Turn turn) {
        double x1 = rule.level() ? rule.from() : rule.at();
        double y1 = rule.level() ? rule.at() : rule.from();
        double x2 = rule.level() ? rule.to() : rule.at();
        double y2 = rule.level() ? rule.at() : rule.to();
        float left = Math.min(turn.readX(x1, y1), turn.readX(x2, y2));
        float right = Math.max(turn.readX(x1, y1), turn.readX(x2, y2));
        float top = Math.min(turn.readY(x1, y1), turn.readY(x2, y2));
        float bottom = Math.max(turn.readY(x1, y1), turn.readY(x2, y2));
        return right - left > bottom - top ? new Rule(true, top, left, right) : new Rule(false, left, top, bottom);
    }
}
