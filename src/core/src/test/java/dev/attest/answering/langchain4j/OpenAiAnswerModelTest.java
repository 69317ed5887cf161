package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.AnswerModelContract;
import dev.attest.answering.Markers;
import dev.attest.answering.Statement;
import dev.attest.answering.Usage;
import dev.attest.answering.Written;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAnswerModelTest extends AnswerModelContract {

    private static final String QUESTION = "Where is the muster point?";
    private static final String USAGE = "{\"prompt_tokens\":210,\"completion_tokens\":9,\"total_tokens\":219}";

    private static OnnxEncoder encoder;

    private StubModelServer server;

    @BeforeAll
    static void open() {
        encoder = OnnxEncoder.open();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected AnswerModel model() {
        return says(call -> call.begin()
                .token("The muster point ")
                .token("is the old crane [")
                .token("1]. It is sign")
                .token("posted [2].")
                .finish("stop")
                .usage(USAGE)
                .done());
    }

    private AnswerModel says(Consumer<StubModelServer.Call> script) {
        server = StubModelServer.start(script);
        return model(LlmSettings.of(server.baseUrl(), "tiny-1", Optional.of("sk-secret")));
    }

    private static OpenAiAnswerModel model(LlmSettings settings) {
        return new OpenAiAnswerModel(settings, encoder, encoder, Clock.systemUTC());
    }

    private static List<Passage> passages() {
        return passages(
                List.of("Wardens wear orange vests.", "The muster point is the old crane."),
                List.of("The muster point is signposted."));
    }

    private static List<Written> written(AnswerModel model) {
        return model.answer(QUESTION, passages()).collectList().block();
    }

    private static List<Statement> statements(List<Written> written) {
        return written.stream()
                .filter(Written.Complete.class::isInstance)
                .map(complete -> ((Written.Complete) complete).statement())
                .toList();
    }

    private static Written.Account account(List<Written> written) {
        return (Written.Account) written.get(written.size() - 1);
    }

    @Test
    void writesSentencesWithoutMarkersTiedToTheSentencesOfThePassagesTheyName() {
        List<Written> written = written(model());
        assertThat(statements(written))
                .extracting(Statement::text)
                .containsExactly("The muster point is the old crane.", "It is signposted.");
        assertThat(statements(written))
                .extracting(statement -> quoted(passages(), statement.evidence().get(0)))
                .containsExactly("The muster point is the old crane.", "The muster point is signposted.");
        assertThat(account(written))
                .isEqualTo(new Written.Account(Optional.of(new Usage(210, 9)), new Markers(2, 0, 0)));
    }

    @Test
    void asksWithTheSettingsThePromptAndTheKey() throws InterruptedException {
        written(model());
        StubModelServer.Call call = server.next();
        assertThat(call.head()).startsWith("POST /v1/chat/completions ").contains("Authorization: Bearer sk-secret");
        assertThat(call.body())
                .contains("\"model\" : \"tiny-1\"", "\"stream\" : true", "\"include_usage\" : true")
                .contains("\"temperature\" : 0.0", "\"max_tokens\" : 800")
                .contains("passage n=\\\"1\\\"", "old crane", QUESTION);
    }

    @Test
    void sendsNoKeyToAServerThatWantsNone() throws InterruptedException {
        server = StubModelServer.start(
                call -> call.begin().token("Yes [1].").finish("stop").done());
        written(model(LlmSettings.of(server.baseUrl(), "tiny-1", Optional.empty())));
        assertThat(server.next().head()).doesNotContainIgnoringCase("Authorization");
    }

    @Test
    void namesItsModelAndThePromptItWrote() {
        AnswerModel model = model(LlmSettings.of(URI.create("http://localhost/v1"), "tiny-1", Optional.empty()));
        assertThat(model.name()).isEqualTo("tiny-1");
        assertThat(model.promptVersion()).contains("answer/1");
    }

    @Test
    void writesNoSentenceWhenThePassagesHoldNoAnswer() {
        List<Written> written = written(says(call -> call.begin()
                .token("NO_")
                .token("ANSWER")
                .finish("stop")
                .usage(USAGE)
                .done()));
        assertThat(written).containsExactly(new Written.Account(Optional.of(new Usage(210, 9)), Markers.NONE));
    }

    @Test
    void findsTheSourceOfASentenceWhoseMarkerPointsNowhere() {
        List<Written> written = written(says(call -> call.begin()
                .token("The muster point is the old crane [99].")
                .finish("stop")
                .done()));
        assertThat(quoted(passages(), statements(written).get(0).evidence().get(0)))
                .isEqualTo("The muster point is the old crane.");
        assertThat(account(written).markers()).isEqualTo(new Markers(1, 1, 0));
    }

    @Test
    void findsTheSourceOfASentenceWithoutAMarkerAndNoneForAPreamble() {
        List<Written> written = written(says(call -> call.begin()
                .token("Here is what I found:\n\nThe muster point is the old crane.")
                .finish("stop")
                .done()));
        assertThat(statements(written).get(0)).isEqualTo(new Statement("Here is what I found:", List.of()));
        assertThat(quoted(passages(), statements(written).get(1).evidence().get(0)))
                .isEqualTo("The muster point is the old crane.");
        assertThat(account(written).markers()).isEqualTo(new Markers(0, 1, 0));
    }

    @Test
    void dropsAMarkerThatPointsNowhereFromASentenceThatNothingSupports() {
        List<Written> written = written(says(call -> call.begin()
                .token("Invoices of suppliers are paid every second Tuesday [0].")
                .finish("stop")
                .done()));
        assertThat(statements(written).get(0).evidence()).isEmpty();
        assertThat(account(written).markers()).isEqualTo(new Markers(1, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt_tokens\":-5,\"completion_tokens\":9,\"total_tokens\":4}",
                "{\"prompt_tokens\":\"many\"}",
                "{\"completion_tokens\":9}",
                "{\"prompt_tokens\":99999999999,\"completion_tokens\":9}",
                "\"free\"",
                "null"
            })
    void keepsNoAccountOfUsageThatIsNonsense(String usage) {
        List<Written> written = written(says(call -> call.begin()
                .token("It is the crane [1].")
                .finish("stop")
                .usage(usage)
                .done()));
        assertThat(account(written).usage()).isEmpty();
        assertThat(statements(written)).hasSize(1);
    }

    @Test
    void needsNoUsage() {
        List<Written> written = written(says(call ->
                call.begin().token("It is the crane [1].").finish("stop").done()));
        assertThat(account(written).usage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "eos", "end_turn"})
    void needsNoDoneWhenTheModelSaidThatItHasFinished(String reason) {
        List<Written> ended = written(says(call ->
                call.begin().token("It is the crane [1].").finish(reason).end()));
        assertThat(statements(ended)).hasSize(1);
    }

    @Test
    void waitsNoLongerThanTwoSecondsForAServerThatForgetsToEnd() {
        List<Written> written =
                written(says(call -> call.begin().token("It is the crane [1].").finish("stop")));
        assertThat(statements(written)).hasSize(1);
    }

    @Test
    void needsNoReasonToFinishBeforeDone() {
        assertThat(statements(written(
                        says(call -> call.begin().token("It is the crane [1].").done()))))
                .hasSize(1);
    }

    @Test
    void keepsHalfASentenceAtTheMostTokensAndSaysThatItIsHalf() {
        List<Written> written = written(says(call -> call.begin()
                .token("It is the crane [1]. The wardens wear [")
                .finish("length")
                .done()));
        assertThat(statements(written))
                .extracting(Statement::text)
                .containsExactly("It is the crane.", "The wardens wear …");
    }

    @Test
    void showsNothingOfWhatTheModelThinks() {
        List<Written> written = written(says(call -> call.begin()
                .event("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}")
                .event("{\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"Hm, a crane?\"}}]}")
                .token("It is the crane [1].")
                .finish("stop")
                .done()));
        assertThat(statements(written)).extracting(Statement::text).containsExactly("It is the crane.");
    }

    @Test
    void asksTheNextQuestionOverTheSameConnection() throws InterruptedException {
        AnswerModel model = model();
        written(model);
        written(model);
        assertThat(server.next().socket()).isSameAs(server.next().socket());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk secret", "sk-secret\n", "ключ"})
    void takesNoKeyThatNoHeaderCanHold(String key) {
        LlmSettings settings = LlmSettings.of(URI.create("http://localhost/v1"), "tiny-1", Optional.of(key));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(settings))
                .withMessageContaining("ATTEST_LLM_API_KEY")
                .withMessageNotContaining(key.strip());
    }
}
