package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** The share of what the reference says that could have been answered from the passages, wherever they are from. */
final class ContextRecall implements Metric {

    private static final MetricInfo INFO = judged(share(
            "context_recall",
            "Context recall",
            "Claims of the reference answer that the judge calls supported by the passages the answer was made from, divided"
                    + " by all claims of the reference. From 0 to 1, higher is better; for questions that should be answered,"
                    + " put to a target that reports its passages.",
            "Ragas documentation, context recall; Ru et al., RAGChecker (claim recall), NeurIPS 2024"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        if (!exchange.sample().expectsAnswer()) {
            return Reasons.NO_REFERENCE;
        }
        return Sources.passages(exchange.reply())
                .map(passages -> Claims.of(exchange.sample().answer(), passages, judge)
                        .score(verdicts ->
                                Claims.share(verdicts, ClaimVerdict::isSupported, Reasons.NO_REFERENCE_CLAIMS)))
                .orElse(Reasons.NO_PASSAGES);
    }
}
