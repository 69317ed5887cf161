package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        CommandLineRun run = run(Map.of("ATTEST_LLM_API_KEY", "s3cret"), "--json");
        assertThat(run.out()).contains("ATTEST_LLM_API_KEY").doesNotContain("s3cret");
        assertThat(Json.MAPPER.readTree(run.out()).path("broken").asBoolean()).isFalse();
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
}
