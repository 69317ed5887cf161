package dev.attest.bench.finding;

import static java.util.stream.Collectors.toSet;

import dev.attest.bench.Counting;
import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a single score makes of a question: the best sentences of the passages it puts first, and the best passage's score
 * for how sure it is.
 *
 * @param passages finds passages
 * @param sentences finds sentences of all passages
 */
record AnswerPeer(String system, Units.Search passages, Units.Search sentences) {

    /** As many as the product takes its sentences from. */
    private static final int PASSAGES = 5;

    // Enough to have one left when a whole document is taken away.
    private static final int FETCHED = 100;
    private static final int ALL_SENTENCES = 10_000;

    /** The texts of the best sentences, best first. */
    List<String> best(AskedQuestion question, int most) {
        Set<String> first = passages.search(question.question(), PASSAGES).stream()
                .map(Found::passage)
                .collect(toSet());
        return sentences.search(question.question(), ALL_SENTENCES).stream()
                .filter(sentence -> first.contains(sentence.passage()))
                .map(Found::text)
                .distinct()
                .limit(most)
                .toList();
    }

    /** One a question, in order. */
    List<Sureness> sureness(RetrievalSet set) {
        var documents = new Documents(set);
        var counting = new Counting(
                "asked " + system + " without an answer", set.questions().size());
        return set.questions().stream()
                .map(question -> {
                    List<Found> found = passages.search(question.question(), FETCHED);
                    return new Sureness(
                            best(found, Set.of()),
                            best(found, Set.copyOf(question.passages())),
                            best(found, documents.passages(question)),
                            OptionalDouble.empty());
                })
                .peek(sureness -> counting.step())
                .toList();
    }

    private static double best(List<Found> found, Set<String> removed) {
        return found.stream()
                .filter(passage -> !removed.contains(passage.passage()))
                .mapToDouble(Found::score)
                .findFirst()
                .orElse(0);
    }
}
