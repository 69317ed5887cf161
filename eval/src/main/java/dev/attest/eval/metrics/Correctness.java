package dev.attest.eval.metrics;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import java.util.List;

/**
 * Answer and reference, held to each other claim by claim. An abstention says nothing of the reference; the judge is asked
 * for the reference's claims all the same: when it fails for many samples, zeros that needed no judge would outnumber the
 * answers that are measured, and pull means down.
 */
final class Correctness {

    private Correctness() {}

    /** The answer's claims, held to the reference; none of an abstention. */
    static Judged<List<ClaimVerdict>> ofAnswer(Exchange exchange, Judge judge) {
        List<String> reference = Sources.texts(exchange.sample().answer());
        return Claims.of(PlainAnswer.of(exchange.reply()), reference, judge);
    }

    /** The reference's claims, held to the answer. */
    static Judged<List<ClaimVerdict>> ofReference(Exchange exchange, Judge judge) {
        List<String> answer = Sources.texts(PlainAnswer.of(exchange.reply()));
        return Claims.of(exchange.sample().answer(), answer, judge);
    }
}
