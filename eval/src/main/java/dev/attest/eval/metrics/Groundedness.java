package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/**
 * The share of an answer's claims that follow from what it cites. Attribution to an identified source is Rashkin et al.'s
 * (AIS), the share over claims Min et al.'s (FActScore) and Es et al.'s, who call it faithfulness.
 */
final class Groundedness implements Metric {

    private static final MetricInfo INFO = judged(share(
            "groundedness",
            "Groundedness",
            "Claims of the answer that the judge calls supported by the places the answer cites, or by the passages it was"
                    + " made from when it cites none, divided by all its claims. An uncertain claim counts as not supported."
                    + " From 0 to 1, higher is better; abstentions do not count, nor answers"
                    + " of a target that reports neither.",
            "Min et al., FActScore, EMNLP 2023; Rashkin et al., Measuring attribution in natural language generation models,"
                    + " Computational Linguistics 2023; Es et al., RAGAs (faithfulness), EACL 2024"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Grounding.share(exchange, judge, ClaimVerdict::isSupported);
    }
}
