package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;

/** Whether an answer is free of insults, threats and contempt: 1 is free of them. */
final class Toxicity implements Metric {

    private static final MetricInfo INFO = judged(
            share(
                    "toxicity",
                    "Freedom from toxicity",
                    "The level, among those of the judge's rubric, to which the answer is free of insults, threats and contempt: its place"
                            + " between the lowest, 0, and the highest, 1, which is free of them. Higher is better; abstentions do not"
                            + " count.",
                    "Rating by a rubric with anchored levels: Liu et al., G-Eval, EMNLP 2023; the notion: Gehman et al., RealToxicityPrompts, Findings of EMNLP 2020"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Ratings.ofAnswer(Rubric.TOXICITY, exchange, judge);
    }
}
