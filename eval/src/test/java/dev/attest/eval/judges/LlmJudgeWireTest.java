package dev.attest.eval.judges;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.models.ChatBodies;
import dev.attest.eval.models.Recordings;
import dev.attest.eval.models.langchain4j.OpenAiModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge against a server on the wire: all that can come of a call, and the same once more without the server. */
class LlmJudgeWireTest extends JudgeContract {

    private static final String TEXT = "The harbour is nine metres deep. The crane lifts forty tonnes.";
    private static final String GOOD = "{\"explanation\":\"It is.\",\"level\":4}";

    @TempDir
    Path folder;

    private ScriptedServer server;

    @BeforeEach
    void start() {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Judge judge() {
        return judge(Duration.ofSeconds(30));
    }

    private Judge judge(Duration timeout) {
        return new LlmJudge(new OpenAiModel(server.settings(timeout)), LlmJudge.Settings.DEFAULT);
    }

    private static Judged<Rating> rated(Judge judge) {
        return judge.rate(Rubric.COHERENCE, texts(Rubric.COHERENCE));
    }

    @Test
    void judgesByWhatTheServerSays() {
        List<ClaimVerdict> verdicts =
                verdicts(List.of("The crane lifts forty tonnes.", "The crane is blue."), List.of(TEXT));

        assertThat(verdicts).extracting(ClaimVerdict::isSupported).containsExactly(true, false);
        assertThat(rated(judge())).isEqualTo(Judged.of(new Rating(0.75, "It is good.", 1)));
    }

    private static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        "unparsable", okJson(ChatBodies.saying("Very good!")), 3, "could not be used, 3 times over"),
                Arguments.of(
                        "schema violated",
                        okJson(ChatBodies.saying(GOOD.replace('4', '7'))),
                        3,
                        "it breaks its schema (/level"),
                Arguments.of("refusal", okJson(ChatBodies.refusing("No.")), 1, "declined"),
                Arguments.of("filter", okJson(ChatBodies.filtered()), 1, "declined: its server filters"),
                Arguments.of("cut", okJson(ChatBodies.cut("{\"expl")), 1, "reached the most tokens"),
                Arguments.of(
                        "broken off",
                        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        2,
                        "broke off in the middle of an answer, after 2 tries"),
                Arguments.of("busy", aResponse().withStatus(429).withHeader("Retry-After", "0"), 2, "asked too often"),
                Arguments.of(
                        "error",
                        aResponse().withStatus(500).withHeader("Retry-After", "0"),
                        2,
                        "error of its own (500)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void measuresNothingAndSaysWhy(String name, ResponseDefinitionBuilder response, int calls, String reason) {
        server.answers(response);

        assertThat(rated(judge()))
                .isInstanceOfSatisfying(
                        Judged.Unmeasured.class,
                        unmeasured -> assertThat(unmeasured.reason())
                                .as(name)
                                .contains(reason)
                                .contains("crane-1")
                                .doesNotContain("sk-a-secret-key"));
        assertThat(server.calls()).isEqualTo(calls);
    }

    @Test
    void measuresNothingWhenTheServerIsSlow() {
        server.answers(okJson(ChatBodies.saying(GOOD)).withFixedDelay(20_000));

        assertThat(rated(judge(Duration.ofMillis(150))))
                .isInstanceOfSatisfying(
                        Judged.Unmeasured.class,
                        unmeasured -> assertThat(unmeasured.reason()).contains("took longer than 150 ms"));
    }

    @Test
    void aWrongKeyEndsTheRun() {
        server.answers(aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"sk-a-secret-key is wrong\"}}"));

        assertThatThrownBy(() -> rated(judge()))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("does not accept the API key")
                .hasMessageContaining("ATTEST_JUDGE_API_KEY")
                .hasMessageNotContaining("sk-a-secret-key");
    }

    /** All that a judge can be asked, some of which the server answers badly. */
    private static List<Object> everything(Judge judge) {
        var judged = new ArrayList<Object>();
        judged.add(judge.name());
        judged.add(judge.claims(TEXT));
        judged.add(judge.verify(List.of("The crane is blue.", "The crane lifts forty tonnes."), List.of(TEXT)));
        for (Rubric rubric : Rubric.values()) {
            judged.add(judge.rate(rubric, texts(rubric)));
        }
        return judged;
    }

    @Test
    void replayingWithoutTheServerComesToTheSame() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        List<Object> first;
        try (var unreliable = new ScriptedServer((task, user) -> switch (task) {
                    case "bias" -> "no JSON";
                    case "toxicity" -> "{}";
                    default -> Script.answer(task, user);
                });
                Recordings recordings = Recordings.open(file)) {
            var model = new OpenAiModel(unreliable.settings(Duration.ofSeconds(30)));
            first = everything(new LlmJudge(recordings.recording(model), LlmJudge.Settings.DEFAULT));
        }

        try (Recordings recordings = Recordings.open(file)) {
            assertThat(everything(new LlmJudge(recordings.replaying("crane-1"), LlmJudge.Settings.DEFAULT)))
                    .isEqualTo(first)
                    .hasAtLeastOneElementOfType(Judged.Unmeasured.class)
                    .hasAtLeastOneElementOfType(Judged.Of.class);
            assertThat(rated(new LlmJudge(
                            recordings.replaying("crane-1"), LlmJudge.Settings.DEFAULT.with(Explain.LAST))))
                    .as("other prompts are not recorded")
                    .isInstanceOfSatisfying(
                            Judged.Unmeasured.class,
                            unmeasured -> assertThat(unmeasured.reason()).contains("holds no call"));
        }
    }
}
