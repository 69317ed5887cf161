package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** How early the first {@code k} passages meet the gold places, against the earliest possible. */
record NdcgAt(int k) implements Metric {

    @Override
    public MetricInfo info() {
        return share(
                "ndcg@" + k,
                "nDCG@" + k,
                "Normalised discounted cumulative gain over the first %d ranks: Σ 1 / log2(rank + 1) over the gold places that"
                                .formatted(k)
                        + " are met, each at the first passage that meets it (the next free rank where one passage meets"
                        + " several), divided by the same sum when they come first. From 0 to 1, higher is better; for"
                        + " questions that should be answered, put to a target"
                        + " that reports its passages.",
                "Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 2002");
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return GoldPlaces.measured(exchange, places -> places.ranking().ndcg(k));
    }
}
