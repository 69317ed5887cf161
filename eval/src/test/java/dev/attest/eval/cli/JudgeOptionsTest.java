package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judged;
import dev.attest.eval.judges.OpenJudge;
import dev.attest.eval.judges.Script;
import dev.attest.eval.judges.ScriptedServer;
import dev.attest.eval.models.Prompt;
import dev.attest.eval.models.Recordings;
import dev.attest.eval.models.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class JudgeOptionsTest {

    private static final Prompt PROMPT = new Prompt("s", "u", null, "n", 0, 7, 100, 0);

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private JudgeOptions options(String... args) {
        return CommandLine.populateCommand(new JudgeOptions(environment::get), args);
    }

    private JudgeOptions split(String args) {
        return options(
                Arrays.stream(args.split(" ", -1)).filter(arg -> !arg.isEmpty()).toArray(String[]::new));
    }

    @Test
    void judgesLocallyUnlessTold() throws Exception {
        environment.put(JudgeModelOptions.URL, "http://127.0.0.1:1/v1");
        try (OpenJudge open = options().open()) {
            assertThat(open.judge().name()).startsWith("local-");
            assertThat(open.synthetic()).isFalse();
        }
        assertThat(options().parallel()).isEqualTo(4);
    }

    @Test
    void takesAddressAndModelFromTheEnvironment() throws Exception {
        try (var server = new ScriptedServer()) {
            environment.put(JudgeModelOptions.URL, server.url());
            environment.put(JudgeModelOptions.MODEL, "crane-1");
            environment.put(JudgeModelOptions.KEY, "sk-secret");
            try (OpenJudge open = options("--judge", "llm", "--explain", "last").open()) {
                assertThat(open.judge().name()).isEqualTo("llm crane-1 rubrics-1 explain-last");
                assertThat(open.judge().claims("One is here.")).isEqualTo(Judged.of(List.of("One is here.")));
            }
        }
    }

    @Test
    void recordsAndReplays() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (var server = new ScriptedServer();
                OpenJudge open = options(
                                "--judge=panel",
                                "--judge-url=" + server.url(),
                                "--judge-model=a,b",
                                "--judge-model=c",
                                "--record=" + file)
                        .open()) {
            assertThat(open.judge().verify(List.of("c"), List.of("c"))).isInstanceOf(Judged.Of.class);
            assertThat(server.calls()).isEqualTo(3);
        }

        environment.put(JudgeModelOptions.MODEL, "another");
        try (OpenJudge open = options("--judge=panel", "--replay=" + file).open()) {
            assertThat(open.judge().name())
                    .startsWith("panel (llm a rubrics-1 explain-first, llm b")
                    .contains("llm c");
            assertThat(open.judge().verify(List.of("c"), List.of("c"))).isInstanceOf(Judged.Of.class);
            assertThat(open.synthetic()).isFalse();
        }
    }

    @Test
    void keepsCallsInTheFileOfTheRunUnlessToldWhere() throws Exception {
        Path cache = folder.resolve("run.jsonl");
        Path told = folder.resolve("told.jsonl");
        try (var server = new ScriptedServer()) {
            String[] llm = {"--judge=llm", "--judge-url=" + server.url(), "--judge-model=a"};
            try (OpenJudge open = options(llm).open(cache)) {
                open.judge().claims("One.");
            }
            try (OpenJudge open =
                    options(llm[0], llm[1], llm[2], "--record=" + told).open(cache)) {
                open.judge().claims("One.");
            }
        }
        assertThat(Files.readString(told)).isEqualTo(Files.readString(cache)).isNotEmpty();
    }

    @Test
    void saysThatARecordingIsSynthetic() throws Exception {
        Path file = folder.resolve("synthetic.jsonl");
        try (Recordings recordings = Recordings.openSynthetic(file)) {
            recordings.recording(new ScriptedModel("stub", Script::answer)).complete(PROMPT);
        }
        try (OpenJudge open =
                options("--judge", "llm", "--replay", file.toString()).open()) {
            assertThat(open.synthetic()).isTrue();
            assertThat(open.judge().name()).contains("stub");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--judge llm,'needs --judge-url (or ATTEST_JUDGE_BASE_URL) and --judge-model (or ATTEST_JUDGE_MODEL); both are missing.'",
        "--judge llm --judge-url http://a/v1,the model is missing",
        "--judge llm --judge-model a,the address is missing",
        "--judge llm --judge-url nowhere --judge-model a,--judge-url must be an address such as",
        "--judge llm --judge-url ftp://a --judge-model a,--judge-url must be an address such as",
        "'--judge llm --judge-url http://a/v1 --judge-model a,b','got a, b'",
        "--judge panel --judge-url http://a/v1 --judge-model a,asks two models or more and got a",
        "--judge-model a,the local judge asks no model",
        "--record file,the local judge asks no model",
        "--replay file,the local judge asks no model",
        "--judge llm --record a --replay b,give one of them",
        "--judge llm --judge-url http://a/v1 --replay b,leave --judge-url out",
        "--judge llm --replay no-such-file,there is no recording at no-such-file",
        "--judge llm --judge-url http://a/v1 --judge-model a --judge-timeout 0,--judge-timeout is 1 second or more",
        "--judge llm --judge-url http://a/v1 --judge-model a --judge-retries -1,--judge-retries is 0 or more",
        "--judge llm --judge-url http://a/v1 --judge-model a --judge-patience -1,--judge-patience is 0 or more"
    })
    void failsWithOneSentenceOnWhatDoesNotFit(String args, String sentence) {
        assertThatThrownBy(() -> split(args).open())
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:hunter2@127.0.0.1:1/v1", "ftp://user:hunter2@a", "http://a/v1?key=hunter2"})
    void refusesSecretsInAnAddressWithoutRepeatingThem(String url) {
        environment.put(JudgeModelOptions.URL, url);

        assertThatThrownBy(() -> split("--judge llm --judge-model a").open())
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("without user, password or query")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theFormatIsPartOfTheNameAndOfTheRecording() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (var server = new ScriptedServer((task, user) -> Script.answer("claims", user))) {
            String[] asked = {
                "--judge=llm",
                "--judge-url=" + server.url(),
                "--judge-model=a",
                "--judge-format=object",
                "--record=" + file
            };
            try (OpenJudge open = options(asked).open()) {
                assertThat(open.judge().name()).isEqualTo("llm a rubrics-1 explain-first format-object");
                assertThat(open.judge().claims("One is here.")).isEqualTo(Judged.of(List.of("One is here.")));
            }
        }
        String replay = "--replay=" + file;
        try (OpenJudge same =
                        options("--judge=llm", replay, "--judge-format=object").open();
                OpenJudge other = options("--judge=llm", replay).open()) {
            assertThat(same.judge().claims("One is here.")).isEqualTo(Judged.of(List.of("One is here.")));
            assertThat(other.judge().claims("One is here.")).isInstanceOf(Judged.Unmeasured.class);
        }
    }

    @Test
    void anEmptyRecordingJudgesNothing() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.jsonl"));

        assertThatThrownBy(() ->
                        options("--judge", "llm", "--replay", file.toString()).open())
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("records no calls");
    }

    @Test
    void severalAtOnceAreOneAtLeast() {
        assertThatThrownBy(() -> options("--judge-parallel", "0").parallel()).isInstanceOf(EvalFailure.class);
        assertThat(options("--judge-parallel", "9").parallel()).isEqualTo(9);
    }
}
