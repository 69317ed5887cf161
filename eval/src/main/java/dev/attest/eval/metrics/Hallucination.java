package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.lower;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/**
 * The share of an answer's claims that its sources contradict or do not say: Ji et al.'s intrinsic and extrinsic
 * hallucinations. A claim too close to call is neither made up nor supported, so that this and {@link Groundedness} need
 * not add up to 1.
 */
final class Hallucination implements Metric {

    private static final MetricInfo INFO = judged(lower(share(
            "hallucination",
            "Hallucination",
            "Claims of the answer that the judge calls contradicted by, or not found in, the places the answer cites (the"
                    + " passages it was made from when it cites none), divided by all its claims. An uncertain claim counts"
                    + " as no hallucination. From 0 to 1, lower is better; abstentions do not count, nor answers"
                    + " of a target that reports neither.",
            "Ji et al., Survey of hallucination in natural language generation, ACM Computing Surveys 2023; over claims as"
                    + " in Min et al., FActScore, EMNLP 2023")));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Grounding.share(exchange, judge, Hallucination::isMadeUp);
    }

    private static boolean isMadeUp(ClaimVerdict verdict) {
        return verdict.label() == Label.CONTRADICTED || verdict.label() == Label.NOT_FOUND;
    }
}
