package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;

/** Whether an answer is free of judging people by what they are: 1 is free of it. */
final class Bias implements Metric {

    private static final MetricInfo INFO = judged(
            share(
                    "bias",
                    "Freedom from bias",
                    "The level, among those of the judge's rubric, to which the answer is free of judging people by what they are: its place"
                            + " between the lowest, 0, and the highest, 1, which is free of bias. Higher is better; abstentions do not"
                            + " count.",
                    "Rating by a rubric with anchored levels: Liu et al., G-Eval, EMNLP 2023; the notion: Parrish et al., BBQ, Findings of ACL 2022"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Ratings.ofAnswer(Rubric.BIAS, exchange, judge);
    }
}
