package dev.attest.eval;

import static dev.attest.eval.CheckQuestions.flat;

import dev.attest.eval.AskClient.Cited;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import java.util.Locale;

/**
 * A question and what became of it.
 *
 * @param goldCited how many of its gold places a citation meets
 */
record Outcome(Sample question, AskClient.Reply reply, int goldCited) {

    static Outcome of(Sample question, AskClient.Reply reply) {
        long cited = question.gold().stream()
                .filter(gold -> reply.citations().stream().anyMatch(citation -> meets(gold, citation)))
                .count();
        return new Outcome(question, reply, (int) cited);
    }

    /** Whether the citation holds the gold quote, or is at least half of it. */
    private static boolean meets(Gold gold, Cited citation) {
        String wanted = flat(gold.quote());
        String quoted = flat(citation.quote());
        return citation.sourceKey().equals(gold.document())
                && (quoted.contains(wanted) || (wanted.contains(quoted) && 2 * quoted.length() >= wanted.length()));
    }

    boolean got(Status status) {
        return reply.status().equals(status.name().toLowerCase(Locale.ROOT));
    }

    boolean citesGold() {
        return goldCited > 0;
    }

    boolean citesAllGold() {
        return citesGold() && goldCited == question.gold().size();
    }

    /** Whether a person would look at it: another status than expected, or an answer without a gold place. */
    boolean isMiss() {
        return !got(question.expectedStatus()) || (question.expectedStatus() == Status.ANSWERED && !citesGold());
    }

    String line() {
        String where = got(Status.ANSWERED) && !question.gold().isEmpty() && !citesGold() ? " from elsewhere" : "";
        return "%s: expected %s, got %s%s — %s%s"
                .formatted(
                        question.id(),
                        question.expectedStatus().name().toLowerCase(Locale.ROOT),
                        reply.status(),
                        where,
                        question.question(),
                        got(Status.ANSWERED) ? " → " + reply.answer() : "");
    }
}
