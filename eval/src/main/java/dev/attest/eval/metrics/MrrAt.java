package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** How early the first {@code k} passages meet any gold place. */
record MrrAt(int k) implements Metric {

    @Override
    public MetricInfo info() {
        return share(
                "mrr@" + k,
                "MRR@" + k,
                "1 / rank of the first passage that meets a gold place, 0 when none of the first %d does; its mean is the mean"
                                .formatted(k)
                        + " reciprocal rank. From 0 to 1, higher is better; for questions that should be answered, put to a target"
                        + " that reports its passages.",
                "Voorhees, The TREC-8 question answering track report, 1999");
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return GoldPlaces.measured(exchange, places -> places.ranking().reciprocalRank(k));
    }
}
