package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** The share of the reference's claims that the answer makes too; 0 for an abstention, so that declining never pays. */
final class CorrectnessRecall implements Metric {

    private static final MetricInfo INFO = judged(share(
            "correctness_recall",
            "Correctness: recall",
            "Claims of the reference answer that the judge calls supported by the answer, divided by all claims of the"
                    + " reference; 0 when the question was wrongly declined. From 0 to 1, higher is better; for questions"
                    + " that should be answered.",
            "Ru et al., RAGChecker (recall), NeurIPS 2024"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        if (!exchange.sample().expectsAnswer()) {
            return Reasons.NO_REFERENCE;
        }
        return Correctness.ofReference(exchange, judge)
                .score(verdicts -> Claims.share(verdicts, ClaimVerdict::isSupported, Reasons.NO_REFERENCE_CLAIMS));
    }
}
