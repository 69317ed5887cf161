package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import java.util.List;

/** Whether the passages that hold gold come first. What was not found at all is not its business but recall's. */
final class ContextPrecision implements Metric {

    private static final MetricInfo INFO = share(
            "context_precision",
            "Context precision",
            "Average precision over the passages: the mean, over those that meet a gold place, of the share of such passages"
                    + " up to their rank; Σ (precision@k · relevant at k) / number of relevant passages, 0 when none is. From 0"
                    + " to 1, higher is better; for questions that should be answered, put to a target that"
                    + " reports its passages.",
            "Ragas documentation, context precision; average precision: Manning, Raghavan and Schütze, Introduction to"
                    + " information retrieval, 2008, section 8.4");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return GoldPlaces.measured(exchange, places -> averagePrecision(places.relevant()));
    }

    static double averagePrecision(List<Boolean> relevant) {
        int hits = 0;
        double precisions = 0;
        for (int i = 0; i < relevant.size(); i++) {
            if (relevant.get(i)) {
                hits++;
                precisions += (double) hits / (i + 1);
            }
        }
        return hits == 0 ? 0 : precisions / hits;
    }
}
