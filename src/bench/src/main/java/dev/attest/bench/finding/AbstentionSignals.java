package dev.attest.bench.finding;

import static java.util.stream.Collectors.toSet;

import dev.attest.answering.Answerability.Signals;
import dev.attest.bench.Counting;
import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.documents.Metadata.Value;
import dev.attest.retrieval.Filter;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retrieval;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the product every question, and takes away what answers it. */
final class AbstentionSignals {

    private static final int TOP_K = 8;

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
        return new MeasuredQuestion(
                question.set(),
                documents.title(question),
                signals(question, Set.of()),
                signals(question, Set.copyOf(question.passages())),
                signals(question, documents.passages(question)));
    }

    /** As the product would see it if some passages had never been ingested. */
    private Signals signals(AskedQuestion question, Set<String> removed) {
        Retrieval found = product.retrieve(new Query(question.question(), List.of(), TOP_K, without(removed), false));
        return product.core()
                .answerability()
                .signals(question.question(), found.passages(), found.next())
                .blockOptional()
                .orElse(new Signals(0, 0, 0));
    }

    private static Optional<Filter> without(Set<String> removed) {
        Set<Value> keys = removed.stream().map(Value.Text::new).collect(toSet());
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Filter.Not(new Filter.OneOf("sourceKey", keys)));
    }
}
