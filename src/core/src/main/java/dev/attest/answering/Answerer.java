package dev.attest.answering;

import static java.util.stream.Collectors.toSet;

import dev.attest.documents.Layouts;
import dev.attest.documents.Layouts.Place;
import dev.attest.documents.Placement;
import dev.attest.judging.Judge;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retrieval;
import dev.attest.retrieval.Retriever;
import dev.attest.tenancy.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers a question: retrieve, decide whether there is an answer, write it, tie each sentence to its source. Where the
 * language model is away, the extractive one answers in its stead.
 */
public final class Answerer {

    private final BiFunction<Principal, Query, Mono<Retrieval>> search;
    private final BiFunction<String, Retrieval, Mono<Boolean>> answerable;
    private final Authors authors;
    private final Judge judge;
    private final Layouts layouts;
    private final Clock clock;
    private final Troubles troubles;

    /**
     * An answerer.
     *
     * @param generative the language model; empty when none is configured
     */
    public Answerer(
            Retriever retriever,
            Answerability answerability,
            AnswerModel extractive,
            Optional<AnswerModel> generative,
            Judge judge,
            Layouts layouts,
            Clock clock) {
        this(
                retriever::retrieve,
                answerability::answerable,
                new Authors(extractive, generative),
                judge,
                layouts,
                clock);
    }

    Answerer(
            BiFunction<Principal, Query, Mono<Retrieval>> search,
            BiFunction<String, Retrieval, Mono<Boolean>> answerable,
            Authors authors,
            Judge judge,
            Layouts layouts,
            Clock clock) {
        this.search = search;
        this.answerable = answerable;
        this.authors = authors;
        this.judge = judge;
        this.layouts = layouts;
        this.clock = clock;
        this.troubles = new Troubles(clock);
    }

    /**
     * The answer as it comes about, ending in {@link AnswerEvent.Done}. The model is asked for its next piece when what
     * came of the last one was taken; cancelling stops it.
     *
     * @return fails as {@link Retriever#retrieve} does, with {@link GenerativeUnavailable}, and with
     *     {@link AnswerModelFailed} when the language model broke off after some of its text was shown
     */
    public Flux<AnswerEvent> ask(Principal by, Question question) {
        return events(by, question, composition -> !composition.isShown());
    }

    /**
     * The whole answer. As nobody sees it before, the extractive model also answers for a language model that broke off.
     *
     * @return fails as {@link Retriever#retrieve} does, and with {@link GenerativeUnavailable}
     */
    public Mono<Answer> answer(Principal by, Question question) {
        return events(by, question, composition -> true)
                .ofType(AnswerEvent.Done.class)
                .next()
                .map(AnswerEvent.Done::answer);
    }

    /** @param replaceable whether another author may begin anew */
    private Flux<AnswerEvent> events(Principal by, Question question, Predicate<Composition> replaceable) {
        return Flux.defer(() -> {
            Author author = authors.of(question.mode());
            var watch = new Stopwatch(clock);
            return search.apply(by, question.query())
                    .map(found -> new Inquiry(by, question, found, watch, watch.elapsed()))
                    .flatMapMany(inquiry -> Flux.<AnswerEvent>just(new AnswerEvent.Retrieved(inquiry.retrieval()))
                            .concatWith(answered(inquiry, author, replaceable)));
        });
    }

    private Flux<AnswerEvent> answered(Inquiry inquiry, Author author, Predicate<Composition> replaceable) {
        return answerable
                .apply(inquiry.text(), inquiry.retrieval())
                .flatMapMany(yes -> yes
                        ? written(inquiry, author, replaceable)
                        : Mono.fromSupplier(composition(inquiry, author)::done));
    }

    /**
     * One piece at a time: a sentence that is being judged is shown before anything after it. So is a failure, which
     * therefore waits in line like a piece: without prefetch, concatMap passes one on at once, whatever its error mode.
     */
    private Flux<AnswerEvent> written(Inquiry inquiry, Author author, Predicate<Composition> replaceable) {
        Composition composition = composition(inquiry, author);
        return Flux.defer(() -> begunInTime(inquiry, author))
                .map(piece -> composed(piece, inquiry, composition))
                .onErrorResume(e -> Mono.just(Flux.error(e)))
                .concatMap(events -> events, 0)
                .concatWith(Flux.defer(() -> ended(inquiry, author, replaceable, composition)))
                .onErrorResume(AnswerModelFailed.class, e -> {
                    troubles.ofModel(e);
                    return author.isGenerative() && replaceable.test(composition)
                            ? written(inquiry, authors.standInFor("llm"), replaceable)
                            : Flux.error(e);
                });
    }

    /** Under {@code STRIP}, the documents' own sentences are known to be theirs where a model's cannot be checked. */
    private Flux<AnswerEvent> ended(
            Inquiry inquiry, Author author, Predicate<Composition> replaceable, Composition composition) {
        return author.isGenerative() && composition.isUncheckable()
                ? written(inquiry, authors.standInFor("judge"), replaceable)
                : Mono.<AnswerEvent>fromSupplier(composition::done).flux();
    }

    /** A language model that hangs is given up while there is time left to answer in its stead. */
    private static Flux<Written> begunInTime(Inquiry inquiry, Author author) {
        Flux<Written> pieces = author.model().answer(inquiry.text(), inquiry.passages());
        if (!author.isGenerative()) {
            return pieces;
        }
        return pieces.timeout(Mono.delay(inquiry.patience()), piece -> Mono.never())
                .onErrorMap(
                        TimeoutException.class,
                        e -> new AnswerModelFailed(
                                AnswerModelFailed.Reason.TIMED_OUT,
                                author.model().name()
                                        + " has not begun to answer while there was time to wait for it"));
    }

    private Composition composition(Inquiry inquiry, Author author) {
        return new Composition(inquiry, author, judge, troubles);
    }

    private Flux<AnswerEvent> composed(Written piece, Inquiry inquiry, Composition composition) {
        if (piece instanceof Written.Text text) {
            return composition.add(text).flux();
        }
        if (piece instanceof Written.Complete complete) {
            return placed(complete.statement(), inquiry)
                    .flatMapMany(placements -> composition.add(complete.statement(), placements));
        }
        composition.add((Written.Account) piece);
        return Flux.empty();
    }

    /** Where the evidence stands; nothing is looked up for passages of formats without pages. */
    private Mono<Map<Place, Placement>> placed(Statement statement, Inquiry inquiry) {
        Set<Place> places = statement.evidence().stream()
                .filter(evidence -> inquiry.passages()
                        .get(evidence.passage())
                        .source()
                        .page()
                        .isPresent())
                .map(evidence -> evidence.place(inquiry.passages()))
                .collect(toSet());
        return layouts.find(inquiry.by(), places);
    }
}
