package dev.attest.answering;

import dev.attest.documents.Layouts.Place;
import dev.attest.documents.Placement;
import dev.attest.judging.Groundedness;
import dev.attest.judging.Judge;
import dev.attest.judging.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One author's answer while it is being put together, piece after piece; used by one subscriber. */
final class Composition {

    private final Inquiry inquiry;
    private final Author author;
    private final Judge judge;
    private final Troubles troubles;
    private final Wording wording;
    private final Citations citations;
    private final List<Sentence> sentences = new ArrayList<>();
    private Optional<Duration> firstToken = Optional.empty();
    private Optional<Written.Account> account = Optional.empty();
    private boolean judgeFailed;
    private int stripped;
    private int unchecked;

    Composition(Inquiry inquiry, Author author, Judge judge, Troubles troubles) {
        this.inquiry = inquiry;
        this.author = author;
        this.judge = judge;
        this.troubles = troubles;
        this.wording = new Wording(inquiry.question().policy() == Question.Policy.FLAG);
        this.citations = new Citations(inquiry.passages());
    }

    /** Whether somebody has seen some of it, so that nobody else can begin anew. */
    boolean isShown() {
        return !wording.text().isEmpty();
    }

    /** Whether nothing is left because no sentence could be checked, which says nothing about their sources. */
    boolean isUncheckable() {
        return sentences.isEmpty() && unchecked > 0 && unchecked == stripped;
    }

    /** More of the sentence being written. */
    Mono<AnswerEvent> add(Written.Text piece) {
        firstToken = firstToken.or(() -> Optional.of(inquiry.watch().elapsed()));
        String shown = wording.add(piece.text());
        return shown.isEmpty() ? Mono.empty() : Mono.just(new AnswerEvent.Delta(shown));
    }

    /**
     * The end of a sentence: ties it to its sources and has it judged. Nothing comes of one that the policy leaves out.
     *
     * @param placements of its evidence, where that stands on pages
     */
    Flux<AnswerEvent> add(Statement statement, Map<Place, Placement> placements) {
        String words = wording.sentence();
        if (words.isEmpty()) {
            return Flux.empty();
        }
        return judged(words, citations.quotes(statement))
                .flatMapIterable(
                        verdict -> isUnwanted(verdict) ? dropped(verdict) : ended(statement, placements, verdict));
    }

    /** What the model says of its work. */
    void add(Written.Account piece) {
        account = Optional.of(piece);
    }

    /** A judge that fails is no reason to withhold an answer, nor to let it pass. */
    private Mono<Verdict> judged(String words, List<String> quotes) {
        return Mono.defer(() -> judge.judge(words, quotes))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("No verdict")))
                .onErrorResume(e -> Mono.fromSupplier(() -> unjudged(e)));
    }

    private Verdict unjudged(Throwable e) {
        troubles.ofJudge(judge.name(), e);
        judgeFailed = true;
        return new Verdict.Unmeasured("The judge " + judge.name() + " failed");
    }

    private boolean isUnwanted(Verdict verdict) {
        return inquiry.question().policy() == Question.Policy.STRIP && !Groundedness.supports(verdict);
    }

    private List<AnswerEvent> dropped(Verdict verdict) {
        stripped++;
        if (verdict instanceof Verdict.Unmeasured) {
            unchecked++;
        }
        wording.drop();
        return List.of();
    }

    private List<AnswerEvent> ended(Statement statement, Map<Place, Placement> placements, Verdict verdict) {
        var events = new ArrayList<AnswerEvent>();
        int known = citations.all().size();
        List<Integer> numbers = citations.cite(statement, placements);
        citations.all().stream().skip(known).map(AnswerEvent.Cited::new).forEach(events::add);
        Wording.Ended end = wording.end(markers(numbers));
        if (!end.shown().isEmpty()) {
            events.add(new AnswerEvent.Delta(end.shown()));
        }
        var sentence = new Sentence(sentences.size(), end.span().of(wording.text()), end.span(), verdict, numbers);
        sentences.add(sentence);
        events.add(new AnswerEvent.Scored(sentence));
        return events;
    }

    private static String markers(List<Integer> numbers) {
        var markers = new StringBuilder(numbers.isEmpty() ? "" : " ");
        numbers.forEach(number -> markers.append('[').append(number).append(']'));
        return markers.toString();
    }

    /** The whole answer; fails when the model left off inside a sentence, for nobody has judged that. */
    AnswerEvent.Done done() {
        if (!wording.sentence().isEmpty()) {
            throw new AnswerModelFailed(
                    AnswerModelFailed.Reason.BROKEN_OFF, author.model().name() + " stopped inside a sentence");
        }
        return new AnswerEvent.Done(new Answer(
                UUID.randomUUID(),
                wording.text(),
                sentences,
                citations.all(),
                Groundedness.of(sentences.stream().map(Sentence::verdict).toList(), judge.name()),
                abstention(),
                degraded(),
                author.mode(),
                author.model().name(),
                author.model().promptVersion(),
                account.flatMap(Written.Account::usage),
                account.map(Written.Account::markers),
                inquiry.retrieval().corpusVersion(),
                new Answer.Timings(
                        inquiry.retrieved(), firstToken, inquiry.watch().elapsed())));
    }

    private List<String> degraded() {
        return Stream.of(
                        inquiry.retrieval().degraded(),
                        author.degraded(),
                        judgeFailed ? List.of("judge") : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    private Optional<Abstention> abstention() {
        if (!sentences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                stripped > 0
                        ? new Abstention(
                                Abstention.Reason.LOW_SUPPORT,
                                isUncheckable()
                                        ? "Whether the sentences of the answer are supported could not be checked."
                                        : "No sentence of the answer was supported by its sources.")
                        : new Abstention(
                                Abstention.Reason.NO_MATCH, "The documents you may read do not hold the answer."));
    }
}
