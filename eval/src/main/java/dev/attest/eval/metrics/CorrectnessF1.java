package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import java.util.List;
import java.util.Locale;

/** The harmonic mean of claim precision and recall against the reference, sample by sample. */
final class CorrectnessF1 implements Metric {

    private static final MetricInfo INFO = judged(share(
            "correctness_f1",
            "Correctness: F1",
            "2PR / (P + R) of correctness precision P and correctness recall R of the same answer; 0 when both are 0, when"
                    + " the answer makes no claims, and when the question was wrongly declined. From 0 to 1, higher is"
                    + " better; for questions that should be answered.",
            "Ru et al., RAGChecker (F1), NeurIPS 2024"));

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
                .score(reference -> Correctness.ofAnswer(exchange, judge).score(answer -> f1(answer, reference)));
    }

    private static Score f1(List<ClaimVerdict> answer, List<ClaimVerdict> reference) {
        if (reference.isEmpty()) {
            return Reasons.NO_REFERENCE_CLAIMS;
        }
        double recall = Claims.share(reference, ClaimVerdict::isSupported);
        if (answer.isEmpty()) {
            return Score.of(0, "Nothing is claimed.");
        }
        double precision = Claims.share(answer, ClaimVerdict::isSupported);
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return Score.of(f1, String.format(Locale.ROOT, "Precision %.2f, recall %.2f.", precision, recall));
    }
}
