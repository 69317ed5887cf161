package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;

/** Whether an answer says all that was asked for; an abstention says nothing of it. */
final class Completeness implements Metric {

    private static final MetricInfo INFO = judged(share(
            "completeness",
            "Completeness",
            "The level, among those of the judge's rubric, to which the answer says all that the question asks for, as the reference"
                    + " does: its place between the lowest, 0, and the highest, 1. Higher is better; for questions that should"
                    + " be answered, wrongly declined ones included, which the judge is shown as such.",
            "Rating by a rubric with anchored levels: Liu et al., G-Eval, EMNLP 2023"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Ratings.besideReference(Rubric.COMPLETENESS, exchange, judge);
    }
}
