package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** The share of the gold places that the first {@code k} passages meet. */
record RecallAt(int k) implements Metric {

    @Override
    public MetricInfo info() {
        return share(
                "recall@" + k,
                "Recall@" + k,
                "Gold places that one of the first %d passages meets, divided by all gold places; a place is met by a passage"
                                .formatted(k)
                        + " of its document that holds its quote or at least half of it. From 0 to 1, higher is better; for"
                        + " questions that should be answered, put to a target"
                        + " that reports its passages.",
                "Manning, Raghavan and Schütze, Introduction to information retrieval, 2008, section 8.4");
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return GoldPlaces.measured(exchange, places -> places.recall(k));
    }
}
