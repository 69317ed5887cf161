package dev.attest.answering;

import dev.attest.answering.Statement.Evidence;
import dev.attest.documents.Layouts.Place;
import dev.attest.documents.Placement;
import dev.attest.documents.Span;
import dev.attest.judging.Groundedness;
import dev.attest.judging.Judge;
import dev.attest.judging.Verdict;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Retrieval;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** One answer while it is being put together; used by one subscriber. */
final class Composition {

    private final Question question;
    private final String model;
    private final Judge judge;
    private final Clock clock;
    private final Instant began;
    private final StringBuilder text = new StringBuilder();
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private Retrieval retrieval = new Retrieval(List.of(), Map.of(), List.of());
    private Duration retrieved = Duration.ZERO;
    private int stripped;

    Composition(Question question, String model, Judge judge, Clock clock) {
        this.question = question;
        this.model = model;
        this.judge = judge;
        this.clock = clock;
        this.began = clock.instant();
    }

    void retrieved(Retrieval found) {
        retrieval = found;
        retrieved = Duration.between(began, clock.instant());
    }

    /**
     * Ties a statement to its sources and has it judged; nothing comes of one that the policy leaves out.
     *
     * @param placements of its evidence, where that stands on pages
     */
    Flux<AnswerEvent> add(Statement statement, Map<Place, Placement> placements) {
        List<String> quotes = statement.evidence().stream().map(this::quote).toList();
        return judge.judge(statement.text(), quotes).flatMapIterable(verdict -> {
            if (question.policy() == Question.Policy.STRIP && !Groundedness.supports(verdict)) {
                stripped++;
                return List.of();
            }
            return write(statement, placements, verdict);
        });
    }

    private List<AnswerEvent> write(Statement statement, Map<Place, Placement> placements, Verdict verdict) {
        var events = new ArrayList<AnswerEvent>();
        List<Integer> numbers = statement.evidence().stream()
                .map(e -> cite(e, Optional.ofNullable(placements.get(e.place(retrieval.passages()))), events))
                .distinct()
                .toList();
        int start = text.isEmpty() ? 0 : text.length() + 1;
        StringBuilder piece = new StringBuilder(text.isEmpty() ? "" : " ").append(statement.text());
        numbers.forEach(number -> piece.append(" [").append(number).append(']'));
        text.append(piece);
        var sentence =
                new Sentence(sentences.size(), text.substring(start), new Span(start, text.length()), verdict, numbers);
        sentences.add(sentence);
        events.add(new AnswerEvent.Delta(piece.toString()));
        events.add(new AnswerEvent.Scored(sentence));
        return events;
    }

    /** The number of the citation of that place, which is new or was used before. */
    private int cite(Evidence evidence, Optional<Placement> placement, List<AnswerEvent> events) {
        Passage passage = retrieval.passages().get(evidence.passage());
        Optional<Citation> known = citations.stream()
                .filter(c -> c.chunk().equals(passage.chunk().id()) && c.span().equals(evidence.span()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().number();
        }
        Citation citation = new Citation(
                citations.size() + 1,
                passage.chunk().id(),
                passage.source().collection(),
                passage.source().sourceKey(),
                passage.source().title(),
                passage.chunk().headings(),
                evidence.span(),
                quote(evidence),
                passage.score(),
                placement);
        citations.add(citation);
        events.add(new AnswerEvent.Cited(citation));
        return citation.number();
    }

    private String quote(Evidence evidence) {
        var chunk = retrieval.passages().get(evidence.passage()).chunk();
        return evidence.span().shift(-chunk.span().start()).of(chunk.text());
    }

    AnswerEvent.Done done() {
        return new AnswerEvent.Done(new Answer(
                UUID.randomUUID(),
                text.toString(),
                sentences,
                citations,
                Groundedness.of(sentences.stream().map(Sentence::verdict).toList(), judge.name()),
                abstention(),
                retrieval.degraded(),
                Question.Mode.EXTRACTIVE,
                model,
                retrieval.corpusVersion(),
                retrieved,
                Duration.between(began, clock.instant())));
    }

    private Optional<Abstention> abstention() {
        if (!sentences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                stripped > 0
                        ? new Abstention(
                                Abstention.Reason.LOW_SUPPORT,
                                "No sentence of the answer was supported by its sources.")
                        : new Abstention(
                                Abstention.Reason.NO_MATCH, "The documents you may read do not hold the answer."));
    }
}
