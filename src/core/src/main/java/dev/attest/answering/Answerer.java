package dev.attest.answering;

import static java.util.stream.Collectors.toSet;

import dev.attest.documents.Layouts;
import dev.attest.documents.Layouts.Place;
import dev.attest.documents.Placement;
import dev.attest.judging.Judge;
import dev.attest.retrieval.Retrieval;
import dev.attest.retrieval.Retriever;
import dev.attest.tenancy.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers a question: retrieve, decide whether there is an answer, write it, tie each sentence to its source. */
public final class Answerer {

    private final Retriever retriever;
    private final Answerability answerability;
    private final AnswerModel model;
    private final Judge judge;
    private final Layouts layouts;
    private final Clock clock;

    public Answerer(
            Retriever retriever,
            Answerability answerability,
            AnswerModel model,
            Judge judge,
            Layouts layouts,
            Clock clock) {
        this.retriever = retriever;
        this.answerability = answerability;
        this.model = model;
        this.judge = judge;
        this.layouts = layouts;
        this.clock = clock;
    }

    /**
     * The answer as it comes about, ending in {@link AnswerEvent.Done}.
     *
     * @return fails as {@link Retriever#retrieve} does, and with {@link GenerativeUnavailable}
     */
    public Flux<AnswerEvent> ask(Principal by, Question question) {
        if (question.mode() == Question.Mode.GENERATIVE) {
            return Flux.error(new GenerativeUnavailable());
        }
        return Flux.defer(() -> {
            var composition = new Composition(question, model.name(), judge, clock);
            return retriever
                    .retrieve(by, question.query())
                    .doOnNext(composition::retrieved)
                    .flatMapMany(retrieval -> Flux.<AnswerEvent>just(new AnswerEvent.Retrieved(retrieval))
                            .concatWith(compose(by, question, retrieval, composition)))
                    .concatWith(Mono.fromSupplier(composition::done));
        });
    }

    private Flux<AnswerEvent> compose(Principal by, Question question, Retrieval retrieval, Composition composition) {
        return answerability
                .answerable(question.text(), retrieval.passages())
                .filter(answerable -> answerable)
                .flatMapMany(yes -> model.answer(question.text(), retrieval.passages()))
                .ofType(Written.Complete.class)
                .map(Written.Complete::statement)
                .concatMap(statement -> placed(by, statement, retrieval)
                        .flatMapMany(placements -> composition.add(statement, placements)));
    }

    /** Where the evidence stands; nothing is looked up for passages of formats without pages. */
    private Mono<Map<Place, Placement>> placed(Principal by, Statement statement, Retrieval retrieval) {
        Set<Place> places = statement.evidence().stream()
                .filter(evidence -> retrieval
                        .passages()
                        .get(evidence.passage())
                        .source()
                        .page()
                        .isPresent())
                .map(evidence -> evidence.place(retrieval.passages()))
                .collect(toSet());
        return layouts.find(by, places);
    }
}
