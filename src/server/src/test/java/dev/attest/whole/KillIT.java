package dev.attest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("invariant-5")
@DisplayName("Invariant 5, acknowledged means durable")
class KillIT {

    private static final int DOCUMENTS = 60;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    /** 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    @TempDir
    Path data;

    @Test
    void everyAcceptedDocumentIsReadyOnceAfterAKillInTheMiddleOfIngesting() throws Exception {
        List<String> jobs = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(data)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                HttpResponse<String> accepted = server.post("/documents", document(i));
                assertThat(accepted.statusCode()).isEqualTo(202);
                jobs.add(ServerProcess.json(accepted).at("/job/id").asString());
            }
            waitUntil(server, jobs, 5, RECOVERY);
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            waitUntil(server, jobs, DOCUMENTS, RECOVERY);
            assertThat(states(server, jobs)).containsOnly(Map.entry("ready", (long) DOCUMENTS));
            eachDocumentIsThereOnce(server);
        }
    }

    @Test
    void aServerToldToStopWhileItEmbedsStopsSoonAndGoesOnAtTheNextStart() throws Exception {
        String job;
        try (ServerProcess server = ServerProcess.start(data)) {
            HttpResponse<String> accepted = server.post("/documents", largeDocument());
            assertThat(accepted.statusCode()).isEqualTo(202);
            job = ServerProcess.json(accepted).at("/job/id").asString();
            waitUntilEmbedding(server, job);
            List<ProcessHandle> children = server.children();
            assertThat(children).isNotEmpty();
            assertThat(server.stop(Duration.ofSeconds(8))).isEqualTo(TERMINATED);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(Files.readString(data.resolve("attest.log")))
                    .doesNotContain("ClosedByInterrupt", "ClosedChannel", " ERROR ");
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(server.fetch("/jobs/" + job).get("state").asString()).isNotIn("failed", "cancelled");
            waitUntil(server, List.of(job), 1, Duration.ofMinutes(3));
            JsonNode ended = server.fetch("/jobs/" + job);
            assertThat(ended.get("state").asString()).isEqualTo("ready");
            assertThat(ended.get("attempts").asInt()).isEqualTo(1);
            assertThat(server.stop(Duration.ofSeconds(8))).isEqualTo(TERMINATED);
        }
    }

    private static Map<String, Object> largeDocument() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            text.append("Station ").append(i).append(" measured a tide of ").append(i * 7L % 991);
            text.append(" centimetres, as it should under the rules of the harbour.\n\n");
        }
        return Map.of("sourceKey", "tides", "title", "Tides", "text", text.toString());
    }

    private static void waitUntilEmbedding(ServerProcess server, String job) throws Exception {
        JsonNode state = server.fetch("/jobs/" + job);
        for (int i = 0; i < 600 && state.get("done").asInt() == 0; i++) {
            Thread.sleep(50);
            state = server.fetch("/jobs/" + job);
        }
        assertThat(state.get("state").asString()).isEqualTo("embedding");
    }

    private static Map<String, Object> document(int i) {
        String text = ("Report " + i + " was written by team " + i + ". ")
                + ("The tide gauge at station " + i + " was calibrated. ").repeat(40);
        return Map.of("sourceKey", "report-" + i, "title", "Report " + i, "text", text);
    }

    private static void waitUntil(ServerProcess server, List<String> jobs, long ready, Duration patience)
            throws Exception {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until && states(server, jobs).getOrDefault("ready", 0L) < ready) {
            Thread.sleep(200);
        }
    }

    private static Map<String, Long> states(ServerProcess server, List<String> jobs) throws Exception {
        var states = new HashMap<String, Long>();
        for (String job : jobs) {
            states.merge(server.fetch("/jobs/" + job).get("state").asString(), 1L, Long::sum);
        }
        return states;
    }

    private static void eachDocumentIsThereOnce(ServerProcess server) throws Exception {
        JsonNode documents = server.fetch("/documents?limit=200").get("items");
        assertThat(documents).hasSize(DOCUMENTS);
        var keys = new ArrayList<String>();
        for (JsonNode document : documents) {
            keys.add(document.get("sourceKey").asString());
            assertThat(document.get("activeVersion").asInt()).isEqualTo(1);
        }
        assertThat(keys).doesNotHaveDuplicates();
        var chunks = new ArrayList<String>();
        for (JsonNode passage :
                server.fetch("/search?q=calibrated%20tide%20gauge&topK=100").get("passages")) {
            chunks.add(passage.get("chunkId").asString());
        }
        assertThat(chunks).isNotEmpty().doesNotHaveDuplicates();
    }
}
