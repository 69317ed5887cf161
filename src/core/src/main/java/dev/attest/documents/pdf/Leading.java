package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How far apart the baselines of a paragraph's lines are, in sizes of their font. */
final class Leading {

    private static final float WIDEST = 1.5f;
    private static final float USUAL = 1.25f;
    private static final int FEWEST_LINES = 4;

    private Leading() {}

    /** For the lines of one column: the lower quartile, since wider steps stand between paragraphs. */
    static float of(List<Line> lines) {
        List<Float> steps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            float step = (line.baseline() - lines.get(i - 1).baseline()) / line.size();
            if (step > 0.8f
                    && step < 3
                    && Math.abs(line.size() - lines.get(i - 1).size()) < 0.05f * line.size()) {
                steps.add(step);
            }
        }
        Collections.sort(steps);
        if (steps.size() < FEWEST_LINES) {
            return USUAL;
        }
        float quartile = steps.get(steps.size() / 4);
        // Lines set wide apart are one paragraph only where nearly all of them are.
        boolean even = steps.get(steps.size() * 3 / 4) < 1.1f * quartile && steps.size() > 2 * FEWEST_LINES;
        return even ? quartile : Math.min(quartile, WIDEST);
    }
}
