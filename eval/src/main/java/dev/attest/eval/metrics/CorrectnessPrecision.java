package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** The share of an answer's claims that the reference makes too. What it adds counts against it, be it true or not. */
final class CorrectnessPrecision implements Metric {

    private static final MetricInfo INFO = judged(share(
            "correctness_precision",
            "Correctness: precision",
            "Claims of the answer that the judge calls supported by the reference answer, divided by all its claims; what"
                    + " goes beyond the reference counts as not supported. From 0 to 1, higher is better; for answered"
                    + " questions that should be answered.",
            "Ru et al., RAGChecker (precision), NeurIPS 2024; Min et al., FActScore, EMNLP 2023"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        if (!exchange.sample().expectsAnswer()) {
            return Reasons.NO_REFERENCE;
        }
        if (!exchange.reply().isAnswered()) {
            return Reasons.NOTHING_ANSWERED;
        }
        return Correctness.ofAnswer(exchange, judge)
                .score(verdicts -> Claims.share(verdicts, ClaimVerdict::isSupported, Reasons.NO_CLAIMS));
    }
}
