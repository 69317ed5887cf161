package dev.attest.eval.figures;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.JudgeError;
import java.util.List;
import java.util.Optional;

/** What the scores of a run come to. */
public final class Figures {

    private Figures() {}

    /**
     * Every aggregate of every metric over every slice: all samples first, then the tuned and the frozen half where there are
     * both, then each tag's. Intervals are by a bootstrap over sources, or over samples where there are fewer than six sources
     * ({@link dev.attest.statistics.ExpandedPercentile}); a
     * share whose values are all the same, or fewer than six, has Wilson's. The mean of {@code groundedness} and
     * {@code hallucination} is corrected by the judge's errors too.
     *
     * @param seed of the bootstrap: the same one gives the same intervals
     * @param judge errors against people's labels; empty when the judge was not calibrated
     */
    public static List<Figure> of(
            List<MetricInfo> metrics, List<ScoredSample> samples, long seed, Optional<JudgeError> judge) {
        var corrections = new Corrections(samples, judge, seed);
        return Slice.of(samples).stream()
                .flatMap(slice -> new SliceFigures(slice, seed, corrections).of(metrics))
                .toList();
    }
}
