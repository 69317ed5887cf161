package dev.attest.answering;

import static dev.attest.answering.Handbook.LUNCH;
import static dev.attest.answering.Handbook.NOTICE;
import static dev.attest.answering.Handbook.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.answering.AnswerEvent.Cited;
import dev.attest.answering.AnswerEvent.Delta;
import dev.attest.answering.AnswerEvent.Scored;
import dev.attest.documents.Span;
import dev.attest.judging.Judge;
import dev.attest.judging.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CompositionTest {

    private final Composition flagging = composition(Question.Policy.FLAG, Handbook.JUDGE);
    private final Composition stripping = composition(Question.Policy.STRIP, Handbook.JUDGE);

    private static Composition composition(Question.Policy policy, Judge judge) {
        Author author = new Authors(Handbook.extractive(), Optional.of(Handbook.generative(Flux.empty())))
                .of(Question.Mode.AUTO);
        return new Composition(Handbook.inquiry(policy), author, judge, new Troubles(Clock.systemUTC()));
    }

    private static List<AnswerEvent> sentence(Composition composition, String text, Integer... passages) {
        return composition
                .add(new Written.Text(text))
                .concatWith(composition.add(statement(text.strip(), passages), Map.of()))
                .collectList()
                .block();
    }

    @Test
    void aSentenceIsShownThenCitedThenMarkedThenScored() {
        List<AnswerEvent> events = sentence(flagging, NOTICE, 0);

        assertThat(events).hasSize(4);
        assertThat(events.get(0)).isEqualTo(new Delta(NOTICE));
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        Cited.class,
                        cited -> assertThat(cited.citation().quote()).isEqualTo(NOTICE));
        assertThat(events.get(2)).isEqualTo(new Delta(" [1]"));
        assertThat(events.get(3))
                .isEqualTo(new Scored(
                        new Sentence(0, NOTICE + " [1]", new Span(0, 38), Verdict.Measured.supported(1), List.of(1))));
    }

    @Test
    void aPlaceCitedAgainKeepsItsNumberAndIsNoNewCitation() {
        sentence(flagging, LUNCH, 1);
        List<AnswerEvent> events = sentence(flagging, " Both hold.", 0, 1, 0);

        assertThat(events).filteredOn(Cited.class::isInstance).hasSize(1);
        assertThat(events).contains(new Delta(" [2][1]"));
        assertThat(flagging.done().answer().text()).isEqualTo(LUNCH + " [1] Both hold. [2][1]");
        assertThat(flagging.done().answer().citations())
                .extracting(Citation::number, Citation::quote)
                .containsExactly(tuple(1, LUNCH), tuple(2, NOTICE));
    }

    @Test
    void aSentenceWithoutASourceHasNoMarkers() {
        assertThat(sentence(flagging, "So it is.")).containsExactly(new Delta("So it is."), scored("So it is."));
    }

    private static Scored scored(String text) {
        return new Scored(new Sentence(
                0,
                text,
                new Span(0, text.length()),
                new Verdict.Unmeasured("The sentence is not a quotation of its sources"),
                List.of()));
    }

    @Test
    void theEndOfASentenceWithoutWordsIsNone() {
        assertThat(sentence(flagging, " ", 0)).isEmpty();
        assertThat(flagging.done().answer().abstention().orElseThrow().reason()).isEqualTo(Abstention.Reason.NO_MATCH);
    }

    @Test
    void stripShowsWholeSupportedSentencesOnly() {
        assertThat(sentence(stripping, "I guess so.", 1)).isEmpty();
        assertThat(stripping.isShown()).isFalse();
        assertThat(sentence(stripping, " " + NOTICE, 0))
                .extracting(AnswerEvent::getClass)
                .isEqualTo(List.of(Cited.class, Delta.class, Scored.class));
        assertThat(sentence(stripping, "\n\nMaybe.", 1)).isEmpty();
        assertThat(sentence(stripping, " " + LUNCH, 1)).contains(new Delta("\n\n" + LUNCH + " [2]"));

        Answer answer = stripping.done().answer();
        assertThat(answer.text()).isEqualTo(NOTICE + " [1]\n\n" + LUNCH + " [2]");
        assertThat(answer.sentences())
                .allSatisfy(sentence ->
                        assertThat(sentence.span().of(answer.text())).isEqualTo(sentence.text()));
    }

    @Test
    void nothingSupportedIsAnAbstention() {
        sentence(stripping, "I guess so.", 1);
        assertThat(stripping.done().answer().abstention().orElseThrow().reason())
                .isEqualTo(Abstention.Reason.LOW_SUPPORT);
    }

    @Test
    void halfASentenceIsNoAnswer() {
        sentence(flagging, NOTICE, 0);
        flagging.add(new Written.Text(" And then")).block();
        assertThatThrownBy(flagging::done)
                .isInstanceOfSatisfying(
                        AnswerModelFailed.class,
                        e -> assertThat(e.reason()).isEqualTo(AnswerModelFailed.Reason.BROKEN_OFF));
    }

    @Test
    void theModelsAccountIsPartOfTheAnswer() {
        assertThat(flagging.done().answer().usage()).isEmpty();
        assertThat(flagging.done().answer().markers()).isEmpty();
        flagging.add((Written.Account) Handbook.account());
        assertThat(flagging.done().answer().usage()).contains(Handbook.USAGE);
        assertThat(flagging.done().answer().markers()).contains(new Markers(2, 1, 0));
        assertThat(flagging.done().answer().promptVersion()).contains("answer/1");
    }

    static Stream<Judge> judgesThatFail() {
        return Stream.of(
                Handbook.judge(Mono.error(new IllegalStateException(NOTICE))),
                Handbook.judge(Mono.empty()),
                Handbook.judge(Mono.defer(() -> {
                    throw new UnsupportedOperationException();
                })));
    }

    @ParameterizedTest
    @MethodSource("judgesThatFail")
    void aJudgeThatFailsIsNoPass(Judge judge) {
        Composition composition = composition(Question.Policy.FLAG, judge);
        sentence(composition, NOTICE, 0);

        Answer answer = composition.done().answer();
        assertThat(answer.sentences())
                .extracting(Sentence::verdict)
                .containsExactly(new Verdict.Unmeasured("The judge strict-1 failed"));
        assertThat(answer.degraded()).containsExactly("judge");
        assertThat(answer.groundedness().unmeasured()).isEqualTo(1);
        assertThat(answer.groundedness().score()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("judgesThatFail")
    void whatNobodyJudgedIsStripped(Judge judge) {
        Composition composition = composition(Question.Policy.STRIP, judge);
        assertThat(sentence(composition, NOTICE, 0)).isEmpty();
        assertThat(composition.done().answer().degraded()).containsExactly("judge");
        assertThat(composition.done().answer().abstention()).isPresent();
    }
}
