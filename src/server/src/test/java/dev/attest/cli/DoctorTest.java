package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

    @TempDir
    Path data;

    private CommandLineRun run(Map<String, String> environment, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "doctor";
        args[1] = "--data";
        args[2] = data.resolve("new").toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandLineRun.of(CommandLineRun.NO_SERVER, environment, args);
    }

    @Test
    void aHealthyMachineExitsWithZeroAndIsLeftAsItWas() {
        CommandLineRun run = run(Map.of());
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("ONNX Runtime", "native library loads", "will be created");
        assertThat(data.resolve("new")).doesNotExist();
    }

    @Test
    void aServerThatDoesNotAnswerIsBrokenAndSaysWhatToDo() {
        CommandLineRun run = run(Map.of("ATTEST_URL", "http://127.0.0.1:1"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("is not ready", "attest serve");
    }

    @Test
    void secretsAreNeverPrinted() {
        CommandLineRun run = run(Map.of("ATTEST_SOMETHING", "s3cret"), "--json");
        assertThat(run.out()).contains("ATTEST_SOMETHING").doesNotContain("s3cret");
        assertThat(Json.MAPPER.readTree(run.out()).path("broken").asBoolean()).isFalse();
    }

    @Test
    void whatEvaluationsReadIsKnownAndItsKeysAreNotPrinted() {
        CommandLineRun run = run(Map.of(
                "ATTEST_JUDGE_BASE_URL", "http://127.0.0.1:9/v1",
                "ATTEST_JUDGE_MODEL", "model-x",
                "ATTEST_JUDGE_API_KEY", "s3cret",
                "ATTEST_TARGET_API_KEY", "s3cret"));
        assertThat(run.out())
                .containsPattern("ATTEST_JUDGE_BASE_URL +ok +http://127.0.0.1:9/v1")
                .containsPattern("ATTEST_JUDGE_MODEL +ok +model-x")
                .containsPattern("ATTEST_JUDGE_API_KEY +ok +set, value not shown")
                .containsPattern("ATTEST_TARGET_API_KEY +ok +set, value not shown")
                .doesNotContain("s3cret");
        assertThat(run(Map.of("ATTEST_JUDGE_BASE_URL", "http://me:hunter2@there/v1"))
                        .out())
                .containsPattern("ATTEST_JUDGE_BASE_URL +ok +set, value not shown")
                .doesNotContain("hunter2");
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        CommandLineRun run = run(Map.of("ATTEST_URL", "http://user:hunter2@127.0.0.1:1"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("ATTEST_URL must be an address");
        assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }

    @Test
    void namesWhoHoldsTheFolder() throws Exception {
        FakeAttest server = new FakeAttest();
        Process holder = HoldFolder.start(data, server.url());
        try {
            CommandLineRun run = CommandLineRun.of("doctor", "--data", data.toString());
            assertThat(run.exit()).as(run.out()).isZero();
            assertThat(run.out()).contains(server.url() + " is ready", "held by process " + holder.pid());
        } finally {
            HoldFolder.kill(holder);
            server.close();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsBroken() throws Exception {
        Files.writeString(data.resolve("new"), "x");
        CommandLineRun run = run(Map.of());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("is not a writable folder → Change its permissions");
    }

    @Test
    void untestedJavaAndLittleMemoryAreNoted() {
        assertThat(List.of(
                        InstalledChecks.java(21).state(),
                        InstalledChecks.java(17).state()))
                .containsExactly(Check.State.NOTE, Check.State.OK);
        assertThat(InstalledChecks.memory(128).advice()).contains("-Xmx");
    }

    @Test
    void saysWhatReadingFilesTakesAndWhetherThereIsThatMuch() {
        Check little = parsing(Map.of("ATTEST_PARSING_HEAP", "1GB", "ATTEST_PARSING_WORKERS", "2"))
                .memory(512, 2048);
        assertThat(little.state()).isEqualTo(Check.State.NOTE);
        assertThat(little.detail()).contains("2 × 1024 MiB", "512 MiB for the server", "2048");
        assertThat(parsing(Map.of()).memory(512, 2048).state()).isEqualTo(Check.State.OK);
        assertThat(parsing(Map.of("ATTEST_PARSING_HEAP", "much"))
                        .memory(512, 2048)
                        .state())
                .isEqualTo(Check.State.BROKEN);
    }

    @Test
    void knowsTheVariablesOfParsing() {
        CommandLineRun run = run(Map.of("ATTEST_PARSING_TIME", "3m"));
        assertThat(run.out()).containsPattern("ATTEST_PARSING_TIME +ok +3m");
    }

    @Test
    void saysWhereModelsAreLookedFor() {
        assertThat(run(Map.of("ATTEST_MODELS", data.toString(), "ATTEST_MODELS_SCAN", "5s"))
                        .out())
                .contains(data + " (set)")
                .containsPattern("ATTEST_MODELS_SCAN +ok +5s");
        Path none = data.resolve("none");
        assertThat(run(Map.of("ATTEST_MODELS", none.toString())).out()).contains(none + " (set), not there");
    }

    @Test
    void saysWhichTesseractReadsWhichLanguages() throws Exception {
        Path program = Files.writeString(
                data.resolve("tesseract"),
                "#!/bin/sh\n[ $1 = --version ] && echo tesseract 5.3.0 || printf 'List (2):\\neng\\ndeu\\n'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(run(Map.of("PATH", data.toString())).out())
                .contains("tesseract 5.3.0 at " + program + ", reads eng of eng, deu");
        CommandLineRun without =
                run(Map.of("ATTEST_TESSERACT", program.toString(), "ATTEST_TESSERACT_LANGUAGES", "deu+fra"));
        assertThat(without.out()).contains("Install the language fra");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(run(Map.of("PATH", data.resolve("none").toString())).out()).contains("Install it if scans");
        assertThat(run(Map.of("ATTEST_TESSERACT", "/no/such")).out()).contains("/no/such is no program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 30", "sleep 8 &\necho tesseract 5.3.0"})
    void aProgramThatKeepsItsOutputOpenIsNotWaitedFor(String script) throws Exception {
        Path program = Files.writeString(data.resolve("tesseract"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Surroundings surroundings =
                CommandLineRun.quiet(CommandLineRun.NO_SERVER, Map.of("ATTEST_TESSERACT", program.toString()));
        Check check = assertTimeoutPreemptively(
                Duration.ofSeconds(6), () -> new ParsingChecks(surroundings, Duration.ofMillis(500)).recognition());
        assertThat(check.state()).isEqualTo(Check.State.BROKEN);
        // JDKs differ in whether they still hand out what a program said before it left its output open.
        assertThat(check.detail()).containsAnyOf("does not answer", "tesseract 5.3.0");
    }

    private static ParsingChecks parsing(Map<String, String> environment) {
        return new ParsingChecks(CommandLineRun.quiet(CommandLineRun.NO_SERVER, environment));
    }
}
