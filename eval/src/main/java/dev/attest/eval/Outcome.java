package dev.attest.eval;

import static dev.attest.eval.CheckQuestions.flat;

import dev.attest.eval.AskClient.Cited;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import java.util.Locale;

/**
 * A question and what became of it.
 *
 * @param goldCited whether a citation holds a gold quote, or lies in one
 */
record Outcome(Sample question, AskClient.Reply reply, boolean goldCited) {

    static Outcome of(Sample question, AskClient.Reply reply) {
        boolean cited = question.gold().stream()
                .anyMatch(gold -> reply.citations().stream().anyMatch(citation -> meets(gold, citation)));
        return new Outcome(question, reply, cited);
    }

    private static boolean meets(Gold gold, Cited citation) {
        String wanted = flat(gold.quote());
        String quoted = flat(citation.quote());
        return citation.sourceKey().equals(gold.document()) && (quoted.contains(wanted) || wanted.contains(quoted));
    }

    boolean got(Status status) {
        return reply.status().equals(status.name().toLowerCase(Locale.ROOT));
    }

    /** Answered from a gold place, or rightly not answered. */
    boolean right() {
        return got(question.expectedStatus()) && (question.expectedStatus() == Status.ABSTAINED || goldCited);
    }

    String line() {
        return "%s: expected %s, got %s%s — %s"
                .formatted(
                        question.id(),
                        question.expectedStatus().name().toLowerCase(Locale.ROOT),
                        reply.status(),
                        got(Status.ANSWERED) ? (goldCited ? "" : " from elsewhere: " + reply.answer()) : "",
                        question.question());
    }
}
