package dev.attest.evaluation.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {

    @TempDir
    Path folder;

    private void run(Path runs, String name, String report) throws IOException {
        Path run = Files.createDirectories(runs.resolve(name));
        Files.writeString(run.resolve("plan.json"), "plan of " + name);
        Files.writeString(run.resolve("begun.json"), "begun");
        Files.writeString(run.resolve("replies.jsonl"), "many");
        Files.writeString(run.resolve("report.json"), report);
    }

    @Test
    void theNextRunSeesTheOnesBeforeWithoutTheirSamples() throws IOException {
        var history = new RunHistory(folder.resolve("history"));
        Path first = folder.resolve("first");
        run(first, "20261122-samples", "{\"version\":1,\"samples\":[{\"question\":\"Who?\"}],\"history\":[1]}");
        Files.createDirectories(first.resolve("20261123-broken-off"));
        history.keep(first);
        history.keep(first);

        Path next = Files.createDirectories(folder.resolve("next"));
        history.lend(next);
        history.lend(next);
        assertThat(next).isDirectoryContaining("glob:**20261122-samples");
        assertThat(next.resolve("20261123-broken-off")).doesNotExist();
        assertThat(next.resolve("20261122-samples/plan.json")).hasContent("plan of 20261122-samples");
        assertThat(next.resolve("20261122-samples/report.json"))
                .hasContent("{\"version\":1,\"samples\":[],\"history\":[]}");
        assertThat(next.resolve("20261122-samples/replies.jsonl")).doesNotExist();
    }

    @Test
    void withoutAHistoryNothingIsLent() throws IOException {
        Path next = Files.createDirectories(folder.resolve("next"));
        new RunHistory(folder.resolve("history")).lend(next);
        assertThat(next).isEmptyDirectory();
    }

    @Test
    void onlyTheNewestRunsAreKept() throws IOException {
        Path runs = folder.resolve("runs");
        for (int i = 100; i < 225; i++) {
            run(runs, "2026-" + i, "not for machines");
        }
        new RunHistory(folder.resolve("history")).keep(runs);
        assertThat(folder.resolve("history/2026-104")).doesNotExist();
        assertThat(folder.resolve("history/2026-105/report.json")).hasContent("not for machines");
        assertThat(folder.resolve("history/2026-224")).exists();
    }
}
