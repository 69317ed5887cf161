package dev.attest.answering;

import static dev.attest.answering.Handbook.LUNCH;
import static dev.attest.answering.Handbook.NOTICE;
import static dev.attest.answering.Handbook.READER;
import static dev.attest.answering.Handbook.account;
import static dev.attest.answering.Handbook.brokenOff;
import static dev.attest.answering.Handbook.complete;
import static dev.attest.answering.Handbook.question;
import static dev.attest.answering.Handbook.text;
import static dev.attest.answering.Question.Mode.AUTO;
import static dev.attest.answering.Question.Mode.EXTRACTIVE;
import static dev.attest.answering.Question.Mode.GENERATIVE;
import static dev.attest.answering.Question.Policy.FLAG;
import static dev.attest.answering.Question.Policy.STRIP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.AnswerEvent.Delta;
import dev.attest.answering.AnswerEvent.Done;
import dev.attest.judging.Judge;
import dev.attest.judging.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class AnswererTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private Judge judge = Handbook.JUDGE;
    private boolean answerable = true;
    private Clock clock = Clock.systemUTC();

    private Answerer answerer(Optional<AnswerModel> generative) {
        return new Answerer(
                (by, query) -> Mono.just(Handbook.RETRIEVAL),
                (asked, passages) -> Mono.just(answerable),
                new Authors(Handbook.extractive(), generative),
                judge,
                new NoPages(),
                clock);
    }

    private Answerer writing(Flux<Written> pieces) {
        return answerer(Optional.of(Handbook.generative(pieces)));
    }

    private static Flux<Written> writtenThen(Throwable failure, Written... pieces) {
        return Flux.just(pieces).concatWith(Mono.error(failure));
    }

    private Flux<AnswerEvent> flagged(Flux<Written> pieces) {
        return writing(pieces).ask(READER, question(AUTO, FLAG));
    }

    private Answer done(Flux<AnswerEvent> events) {
        return events.ofType(Done.class).single().block(SOON).answer();
    }

    private static String joined(List<AnswerEvent> events) {
        return events.stream()
                .filter(Delta.class::isInstance)
                .map(event -> ((Delta) event).text())
                .reduce("", String::concat);
    }

    @Test
    void theDeltasAreTheAnswer() {
        List<AnswerEvent> events = flagged(Flux.just(
                        text("The notice period"),
                        text(" is three months. "),
                        complete(NOTICE, 0),
                        text("\n\n" + LUNCH),
                        complete(LUNCH, 1, 0),
                        account()))
                .collectList()
                .block(SOON);

        Answer answer = ((Done) events.get(events.size() - 1)).answer();
        assertThat(joined(events)).isEqualTo(answer.text()).isEqualTo(NOTICE + " [1] \n\n" + LUNCH + " [2][1]");
        assertThat(answer.sentences())
                .hasSize(2)
                .allSatisfy(sentence ->
                        assertThat(sentence.span().of(answer.text())).isEqualTo(sentence.text()));
        assertThat(answer.mode()).isEqualTo(GENERATIVE);
        assertThat(answer.model()).isEqualTo("llama");
        assertThat(answer.promptVersion()).contains("answer/1");
        assertThat(answer.usage()).contains(Handbook.USAGE);
        assertThat(answer.degraded()).isEmpty();
    }

    @Test
    void aWordIsShownBeforeTheModelWritesTheNext() {
        Sinks.Many<Written> pieces = Sinks.many().unicast().onBackpressureBuffer();
        StepVerifier.create(flagged(pieces.asFlux()))
                .expectNextCount(1)
                .then(() -> pieces.tryEmitNext(text("The")))
                .expectNext(new Delta("The"))
                .then(() -> pieces.tryEmitNext(text(" notice")))
                .expectNext(new Delta(" notice"))
                .then(() -> pieces.tryEmitNext(complete("The notice", 0)))
                .expectNextMatches(AnswerEvent.Cited.class::isInstance)
                .expectNext(new Delta(" [1]"))
                .expectNextMatches(AnswerEvent.Scored.class::isInstance)
                .then(pieces::tryEmitComplete)
                .expectNextMatches(Done.class::isInstance)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void theModelIsNotAskedForMoreThanWasTaken() {
        var written = new AtomicInteger();
        var shown = new AtomicInteger();
        var ahead = new ArrayList<Integer>();
        Flux<Written> pieces = Flux.generate(sink -> {
            ahead.add(written.getAndIncrement() - shown.get());
            sink.next(text(" word"));
        });
        StepVerifier.create(flagged(pieces).ofType(Delta.class).doOnNext(delta -> shown.incrementAndGet()), 0)
                .thenRequest(100)
                .expectNextCount(100)
                .then(() -> assertThat(written.get()).isLessThanOrEqualTo(102))
                .thenCancel()
                .verify(SOON);
        assertThat(ahead).allSatisfy(pieceCount -> assertThat(pieceCount).isLessThanOrEqualTo(1));
    }

    @Test
    void stripShowsWholeSentencesThatWereSupported() {
        List<AnswerEvent> events = writing(Flux.just(
                        text("I guess"),
                        text(" so."),
                        complete("I guess so.", 1),
                        text(" " + NOTICE),
                        complete(NOTICE, 0)))
                .ask(READER, question(AUTO, STRIP))
                .collectList()
                .block(SOON);

        assertThat(events).filteredOn(Delta.class::isInstance).containsExactly(new Delta(NOTICE + " [1]"));
        assertThat(joined(events))
                .isEqualTo(((Done) events.get(events.size() - 1)).answer().text());
    }

    @Test
    void theModeSaysWhoWrites() {
        Flux<Written> pieces = Flux.just(text(LUNCH), complete(LUNCH, 1));
        assertThat(done(writing(pieces).ask(READER, question(AUTO, FLAG))).model())
                .isEqualTo("llama");
        assertThat(done(writing(pieces).ask(READER, question(GENERATIVE, FLAG))).model())
                .isEqualTo("llama");
        assertThat(done(writing(pieces).ask(READER, question(EXTRACTIVE, FLAG))).model())
                .isEqualTo("extractive-1");
        Answer embedded = done(answerer(Optional.empty()).ask(READER, question(AUTO, FLAG)));
        assertThat(embedded.mode()).isEqualTo(EXTRACTIVE);
        assertThat(embedded.degraded()).isEmpty();
        assertThat(embedded.text()).isEqualTo(NOTICE + " [1]");
    }

    @Test
    void withoutALanguageModelNobodyIsGenerative() {
        Answerer answerer = answerer(Optional.empty());
        StepVerifier.create(answerer.ask(READER, question(GENERATIVE, FLAG)))
                .expectError(GenerativeUnavailable.class)
                .verify(SOON);
        StepVerifier.create(answerer.answer(READER, question(GENERATIVE, FLAG)))
                .expectError(GenerativeUnavailable.class)
                .verify(SOON);
    }

    @ParameterizedTest
    @EnumSource(AnswerModelFailed.Reason.class)
    void whateverKeepsTheModelFromBeginningTheDocumentsAnswer(AnswerModelFailed.Reason reason) {
        Answer answer = done(flagged(Flux.error(Handbook.failure(reason))));
        assertThat(answer.text()).isEqualTo(NOTICE + " [1]");
        assertThat(answer.mode()).isEqualTo(EXTRACTIVE);
        assertThat(answer.model()).isEqualTo("extractive-1");
        assertThat(answer.promptVersion()).isEmpty();
        assertThat(answer.degraded()).containsExactly("llm");
    }

    @Test
    void aModelThatOnlyCoughedHasNotBegun() {
        assertThat(done(flagged(writtenThen(brokenOff(), text("\n "), account())))
                        .degraded())
                .containsExactly("llm");
    }

    @Test
    void anAnswerThatBrokeOffEndsInAFailure() {
        StepVerifier.create(flagged(writtenThen(brokenOff(), text("The notice"))))
                .expectNextMatches(AnswerEvent.Retrieved.class::isInstance)
                .expectNext(new Delta("The notice"))
                .expectError(AnswerModelFailed.class)
                .verify(SOON);
    }

    @Test
    void soDoesOneThatStopsInsideASentence() {
        StepVerifier.create(flagged(Flux.just(text(NOTICE), complete(NOTICE, 0), text(" And"))))
                .thenConsumeWhile(event -> !(event instanceof Done))
                .expectErrorSatisfies(e -> assertThat(e).hasMessage("llama stopped inside a sentence"))
                .verify(SOON);
    }

    @Test
    void aWholeAnswerIsTheDocumentsWhenTheModelBreaksOff() {
        Answer answer = writing(writtenThen(brokenOff(), text(LUNCH), complete(LUNCH, 1), text(" And")))
                .answer(READER, question(AUTO, FLAG))
                .block(SOON);
        assertThat(answer.text()).isEqualTo(NOTICE + " [1]");
        assertThat(answer.citations()).extracting(Citation::quote).containsExactly(NOTICE);
        assertThat(answer.degraded()).containsExactly("llm");
    }

    @Test
    void underStripNothingWasShownBeforeASentenceStays() {
        Answer answer =
                done(writing(writtenThen(brokenOff(), text("I guess."), complete("I guess.", 1), text(" The notice")))
                        .ask(READER, question(AUTO, STRIP)));
        assertThat(answer.text()).isEqualTo(NOTICE + " [1]");
        assertThat(answer.degraded()).containsExactly("llm");

        StepVerifier.create(writing(writtenThen(brokenOff(), text(NOTICE), complete(NOTICE, 0), text(" And")))
                        .ask(READER, question(AUTO, STRIP)))
                .thenConsumeWhile(event -> !(event instanceof Done))
                .expectError(AnswerModelFailed.class)
                .verify(SOON);
    }

    @Test
    void aSentenceThatIsBeingJudgedIsShownBeforeTheFailure() {
        Sinks.One<Verdict> verdict = Sinks.one();
        judge = Handbook.judge(verdict.asMono());
        StepVerifier.create(flagged(writtenThen(brokenOff(), text(NOTICE), complete(NOTICE, 0))))
                .expectNextCount(2)
                .then(() -> verdict.tryEmitValue(Verdict.Measured.supported(0.9)))
                .expectNextCount(2)
                .expectNextMatches(AnswerEvent.Scored.class::isInstance)
                .expectError(AnswerModelFailed.class)
                .verify(SOON);
    }

    @Test
    void aMistakeOfOursIsNotHiddenByTheOtherModel() {
        StepVerifier.create(flagged(Flux.error(new IllegalStateException())).ofType(Done.class))
                .expectError(IllegalStateException.class)
                .verify(SOON);
    }

    @Test
    void aModelWithoutASentenceAbstains() {
        Answer answer = done(flagged(Flux.just(account())));
        assertThat(answer.abstention().orElseThrow().reason()).isEqualTo(Abstention.Reason.NO_MATCH);
        assertThat(answer.mode()).isEqualTo(GENERATIVE);
        assertThat(answer.usage()).contains(Handbook.USAGE);
        assertThat(answer.timings().firstToken()).isEmpty();
    }

    @Test
    void noModelIsAskedWhatTheDocumentsDoNotHold() {
        answerable = false;
        var asked = new AtomicBoolean();
        Answer answer = done(flagged(Flux.<Written>empty().doOnSubscribe(s -> asked.set(true))));
        assertThat(answer.abstention()).isPresent();
        assertThat(asked).isFalse();
    }

    @Test
    void leavingStopsTheModelBeforeItsFirstWordAndInTheMiddle() {
        for (int words : new int[] {0, 2}) {
            TestPublisher<Written> pieces = TestPublisher.create();
            StepVerifier.create(flagged(pieces.flux()))
                    .expectNextCount(1)
                    .then(() -> IntStream.range(0, words).forEach(i -> pieces.next(text(" word"))))
                    .expectNextCount(words)
                    .then(pieces::assertSubscribers)
                    .thenCancel()
                    .verify(SOON);
            pieces.assertCancelled();
        }
    }

    @Test
    void leavingStopsTheModelWhileItsSentenceIsJudged() {
        TestPublisher<Written> pieces = TestPublisher.create();
        judge = Handbook.judge(Mono.never());
        StepVerifier.create(flagged(pieces.flux()))
                .expectNextCount(1)
                .then(() -> pieces.next(text(NOTICE)))
                .expectNextCount(1)
                .then(() -> pieces.next(complete(NOTICE, 0)))
                .thenCancel()
                .verify(SOON);
        pieces.assertCancelled();
    }

    @Test
    void aModelThatHangsIsGivenUpWhileThereIsTimeToAnswerInItsStead() {
        Question hurried = new Question(question(AUTO, FLAG).query(), AUTO, FLAG, Duration.ofMillis(300));

        Answer answer = writing(Flux.never()).answer(READER, hurried).block(SOON);

        assertThat(answer.mode()).isEqualTo(EXTRACTIVE);
        assertThat(answer.degraded()).containsExactly("llm");
    }

    @Test
    void whatCouldNotBeCheckedAtAllIsStrippedAndAnsweredByTheDocumentsThemselves() {
        Answer answer = done(writing(Flux.just(text("It takes a quarter."), complete("It takes a quarter.", 0)))
                .ask(READER, question(AUTO, STRIP)));

        assertThat(answer.mode()).isEqualTo(EXTRACTIVE);
        assertThat(answer.degraded()).containsExactly("judge");
        assertThat(answer.abstention()).isEmpty();
    }

    @Test
    void timesAreCountedFromTheQuestion() {
        var ticking = new AtomicInteger();
        clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plusSeconds(ticking.getAndIncrement());
            }
        };
        Answer.Timings timings = done(flagged(Flux.just(text("Lunch is"), text(" at noon."), complete(LUNCH, 1))))
                .timings();
        assertThat(timings)
                .isEqualTo(new Answer.Timings(
                        Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(2)), Duration.ofSeconds(3)));
    }
}
