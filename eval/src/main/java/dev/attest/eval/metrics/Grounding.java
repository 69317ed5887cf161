package dev.attest.eval.metrics;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Reply;
import dev.attest.eval.Score;
import java.util.function.Predicate;

/** The claims of an answer, held to what the answer says it rests on. */
final class Grounding {

    private Grounding() {}

    /** The share of the claims whose verdict counts. */
    static Score share(Exchange exchange, Judge judge, Predicate<ClaimVerdict> counts) {
        Reply reply = exchange.reply();
        if (!reply.isAnswered()) {
            return Reasons.NOTHING_ANSWERED;
        }
        return Sources.of(reply)
                .map(sources -> Claims.of(PlainAnswer.of(reply), sources, judge)
                        .score(verdicts -> Claims.share(verdicts, counts, Reasons.NO_CLAIMS)))
                .orElse(Reasons.NO_SOURCES);
    }
}
