package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;

/** Whether the asker could now do what they wanted; after an abstention they could not. */
final class TaskCompletion implements Metric {

    private static final MetricInfo INFO = judged(share(
            "task_completion",
            "Task completion",
            "The level, among those of the judge's rubric, to which the asker could now do what they wanted, given what the reference"
                    + " says: its place between the lowest, 0, and the highest, 1. Higher is better; for questions that should"
                    + " be answered, wrongly declined ones included, which the judge is shown as such.",
            "Rating by a rubric with anchored levels: Liu et al., G-Eval, EMNLP 2023"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Ratings.besideReference(Rubric.TASK_COMPLETION, exchange, judge);
    }
}
