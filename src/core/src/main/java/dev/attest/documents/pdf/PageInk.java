package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page shows: glyphs by the direction they run in, straight lines, and whether there is anything else. */
final class PageInk {

    /** Drawings of more lines are charts and maps, not tables. */
    private static final int MOST_RULES = 20_000;

    /** Copies of a glyph that stand this near each other, as a part of its width, are one glyph made bold. */
    private static final float SAME_PLACE = 0.25f;

    private final Map<Turn, List<Glyph>> glyphs = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Spot, Integer> spots = new LinkedHashMap<>();
    private boolean drawn;
    private int unreadable;
    private int count;

    private record Spot(Turn turn, String text, int x, int y) {}

    void add(Turn turn, Glyph glyph) {
        List<Glyph> same = glyphs.computeIfAbsent(turn, key -> new ArrayList<>());
        int copy = copyOf(turn, glyph, same);
        if (copy >= 0) {
            same.set(copy, same.get(copy).inBold());
            return;
        }
        spots.put(spot(turn, glyph, 0, 0), same.size());
        same.add(glyph);
        count++;
    }

    private int copyOf(Turn turn, Glyph glyph, List<Glyph> same) {
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                Integer at = spots.get(spot(turn, glyph, dx, dy));
                if (at != null && isCopy(same.get(at), glyph)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static boolean isCopy(Glyph first, Glyph second) {
        float near = SAME_PLACE * Math.max(0.5f, first.end() - first.x());
        return Math.abs(first.x() - second.x()) < near
                && Math.abs(first.baseline() - second.baseline()) < Math.min(near, 0.1f * first.size());
    }

    private static Spot spot(Turn turn, Glyph glyph, int dx, int dy) {
        return new Spot(
                turn, glyph.text(), (int) Math.floor(glyph.x() / 4) + dx, (int) Math.floor(glyph.baseline() / 4) + dy);
    }

    /** Marks that the file has a space after the glyph added last. */
    void space(Turn turn) {
        List<Glyph> same = glyphs.get(turn);
        if (same != null) {
            same.set(same.size() - 1, same.get(same.size() - 1).followedBySpace());
        }
    }

    void rule(Rule rule) {
        drawn = true;
        if (rules.size() <= MOST_RULES) {
            rules.add(rule);
        }
    }

    /** Notes a picture, a curve or an area. */
    void drawing() {
        drawn = true;
    }

    /** Notes a glyph whose character the file does not tell. */
    void unreadable() {
        unreadable++;
    }

    Map<Turn, List<Glyph>> glyphs() {
        return glyphs;
    }

    List<Rule> rules() {
        return rules.size() > MOST_RULES ? List.of() : rules;
    }

    boolean isDrawn() {
        return drawn;
    }

    int count() {
        return count;
    }

    int unreadableCount() {
        return unreadable;
    }
}
