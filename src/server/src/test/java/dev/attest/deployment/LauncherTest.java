package dev.attest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.services.FinishedProcess;
import dev.attest.services.RealChroma;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./attest chroma}, which needs no Java. */
class LauncherTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void needsWhatItsServerNeeds() {
        RealChroma.own().close();
    }

    @Test
    void startsAChromaSaysHowToUseItAndStopsIt() throws Exception {
        try {
            Run start = chroma("start", "--port", "0");
            String url = Project.all(start.printed(), "^ChromaDB runs on (http://127\\.0\\.0\\.1:\\d+)\\. ")
                    .get(0);
            assertThat(start.printed()).contains("  export ATTEST_CHROMA_URL=" + url + "\n");
            assertThat(chroma("start", "--port", "0").printed()).isEqualTo(start.printed());
            assertThat(chroma("status")).isEqualTo(new Run(0, url + "\n"));
        } finally {
            chroma("stop");
        }
        assertThat(chroma("status")).isEqualTo(new Run(3, ""));
        assertThat(chroma("stop").exitCode()).isZero();
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (var other = RealChroma.own()) {
            Run start = chroma("start", "--port", Integer.toString(other.url().getPort()));
            assertThat(start).isEqualTo(new Run(1, ""));
        }
    }

    /**
     * What a run came to.
     *
     * @param printed on standard output
     */
    private record Run(int exitCode, String printed) {}

    private Run chroma(String... arguments) throws IOException, InterruptedException {
        var line =
                new ArrayList<>(List.of("bash", Project.ROOT.resolve("attest").toString(), "chroma"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", folder.resolve("chroma").toString()));
        FinishedProcess script = FinishedProcess.of(new ProcessBuilder(line), Duration.ofMinutes(2));
        return new Run(script.exitCode(), script.printed());
    }
}
