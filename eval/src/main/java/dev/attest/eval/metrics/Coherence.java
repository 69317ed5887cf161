package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;

/** Whether an answer reads as one text. */
final class Coherence implements Metric {

    private static final MetricInfo INFO = judged(
            share(
                    "coherence",
                    "Coherence",
                    "The level, among those of the judge's rubric, to which the sentences of the answer read as one text: its place between"
                            + " the lowest, 0, and the highest, 1. Higher is better; abstentions do not count.",
                    "Rating by a rubric with anchored levels: Liu et al., G-Eval, EMNLP 2023; the notion: Fabbri et al., SummEval, TACL 2021"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Ratings.ofAnswer(Rubric.COHERENCE, exchange, judge);
    }
}
