package dev.attest.bench.finding;

import dev.attest.answering.Answerability.Signals;
import dev.attest.bench.Counting;
import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.retrieval.Passage;
import java.util.List;
import java.util.Set;

/** Asks the product every question, and takes away what answers it. */
final class AbstentionSignals {

    // Enough to have places left when a whole document is taken away.
    private static final int FETCHED = 100;

    private final IngestedPassages product;
    private final Documents documents;

    private AbstentionSignals(IngestedPassages product, Documents documents) {
        this.product = product;
        this.documents = documents;
    }

    /** One a question, in order. */
    static List<MeasuredQuestion> measure(IngestedPassages product, RetrievalSet set) {
        var signals = new AbstentionSignals(product, new Documents(set));
        var counting = new Counting("asked without an answer", set.questions().size());
        return set.questions().stream()
                .map(signals::measured)
                .peek(measured -> counting.step())
                .toList();
    }

    private MeasuredQuestion measured(AskedQuestion question) {
        List<Passage> found = product.retrieve(question.question(), FETCHED);
        return new MeasuredQuestion(
                question.set(),
                documents.title(question),
                signals(question, found, Set.of()),
                signals(question, found, Set.copyOf(question.passages())),
                signals(question, found, documents.passages(question)));
    }

    private Signals signals(AskedQuestion question, List<Passage> found, Set<String> removed) {
        List<Passage> left = found.stream()
                .filter(passage -> !removed.contains(passage.source().sourceKey()))
                .toList();
        return product.core()
                .answerability()
                .signals(question.question(), left)
                .blockOptional()
                .orElse(new Signals(0, 0, 0));
    }
}
