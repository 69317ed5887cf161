package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Score;
import dev.attest.eval.judges.Script;
import dev.attest.eval.judges.ScriptedServer;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole command twice: with a judge that is recorded, and by the recording when the judge is gone. */
class ReplayedRunTest {

    private static final String METRICS = "--metrics=groundedness,coherence,correctness_f1,citation_precision,token_f1";

    @TempDir
    Path folder;

    @Test
    void aReplayReportsWhatTheRunDidWithNobodyToAsk() throws Exception {
        GroupFiles recorded = GroupFiles.write(Files.createDirectory(folder.resolve("recorded")), 12);
        GroupFiles replayed = GroupFiles.write(Files.createDirectory(folder.resolve("replayed")), 12);
        Path file = folder.resolve("calls.jsonl");
        try (var server = new ScriptedServer(ReplayedRunTest::script)) {
            CommandRun run = run(recorded, "--judge-url=" + server.url(), "--judge-model=crane-1", "--record=" + file);
            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(server.calls()).isPositive();
        }
        byte[] calls = Files.readAllBytes(file);

        CommandRun replay = run(replayed, "--replay=" + file);

        assertThat(replay.exit()).as(replay.out() + replay.err()).isZero();
        assertThat(report(replayed)).isEqualTo(report(recorded));
        assertThat(file).hasBinaryContent(calls);
        measuresSomethingAndNotAll(ReportJson.read(replayed.newest().resolve("report.json")));
    }

    /** Says nothing usable about the last group, which is replayed too. */
    private static String script(String task, String user) {
        return user.contains("group 11") ? "Well, it depends." : Script.answer(task, user);
    }

    private static CommandRun run(GroupFiles files, String... more) {
        List<String> same =
                List.of("--answers=" + files.answers(), "--judge=llm", METRICS, "--guard=coherence", "--floor=0.5");
        return files.run(Stream.concat(same.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** All of it but for what names the run and says when it was. */
    private static JsonNode report(GroupFiles files) throws Exception {
        JsonNode report =
                JsonMapper.shared().readTree(Files.readString(files.newest().resolve("report.json")));
        ((ObjectNode) report.path("run")).remove(List.of("id", "started", "finished"));
        return report;
    }

    private static void measuresSomethingAndNotAll(Report report) {
        assertThat(report.samples())
                .extracting(sample -> sample.scores().get("coherence") instanceof Score.Measured)
                .containsOnlyOnce(false)
                .hasSize(12);
        assertThat(report.figures()).isNotEmpty();
    }
}
