package dev.attest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.services.RealChroma;
import dev.attest.services.RealPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two servers on one PostgreSQL and one ChromaDB, as two replicas are. */
@Tag("invariant-3")
@Tag("invariant-6")
class TwoReplicasIT {

    private static final int DOCUMENTS = 500;
    private static final Duration INGESTION = Duration.ofMinutes(6);
    private static final Duration AGREEMENT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void fiveHundredDocumentsThroughBothAndOneKilledHalfWayAreAllReadyOnceAndAnsweredAlike() throws Exception {
        RealPostgres.Database database = RealPostgres.shared().freshDatabase();
        Map<String, String> variables = variables(database);
        try (ServerProcess stays = ServerProcess.start(data("stays"), variables)) {
            List<String> jobs = new ArrayList<>();
            try (ServerProcess dies = ServerProcess.start(data("dies"), variables)) {
                upload(jobs, DOCUMENTS / 2, stays, dies);
                dies.kill();
            }
            List<String> youngest = jobs.subList(jobs.size() - 10, jobs.size());
            assertThat(states(stays, youngest).getOrDefault("ready", 0))
                    .as("ready at the kill, of the youngest")
                    .isLessThan(youngest.size());
            upload(jobs, DOCUMENTS, stays, stays);
            try (ServerProcess again = ServerProcess.start(data("dies"), variables)) {
                awaitReady(stays, jobs, DOCUMENTS);
                long since = System.nanoTime();

                assertThat(states(stays, jobs)).containsOnly(Map.entry("ready", DOCUMENTS));
                agree(stays, again, since);
                eachDocumentIsThereOnce(stays);
                eachDocumentIsThereOnce(again);
                eachChunkHasOneVector(database);
            }
        }
    }

    private static Map<String, String> variables(RealPostgres.Database database) {
        return Map.of(
                "ATTEST_DB_URL", database.url(),
                "ATTEST_DB_USER", database.user(),
                "ATTEST_DB_PASSWORD", database.password(),
                "ATTEST_CHROMA_URL", RealChroma.shared().url().toString());
    }

    private Path data(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    /** Further documents, one through each in turn, until there are as many jobs. */
    private static void upload(List<String> jobs, int until, ServerProcess one, ServerProcess other) throws Exception {
        for (int i = jobs.size(); i < until; i++) {
            HttpResponse<String> accepted = (i % 2 == 0 ? one : other).post("/documents", document(i));
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            jobs.add(ServerProcess.json(accepted).at("/job/id").asString());
        }
    }

    private static Map<String, Object> document(int i) {
        return Map.of(
                "sourceKey",
                "buoy-" + i,
                "title",
                "Buoy " + i,
                "text",
                "Buoy " + i + " is moored at berth " + (i * 7 % DOCUMENTS) + ". The chain of buoy " + i + " is "
                        + (10 + i) + " metres long.");
    }

    private static void awaitReady(ServerProcess server, List<String> jobs, int ready) throws Exception {
        long until = System.nanoTime() + INGESTION.toNanos();
        while (states(server, jobs).getOrDefault("ready", 0) < ready) {
            assertThat(System.nanoTime()).as("ready in time").isLessThan(until);
            Thread.sleep(500);
        }
    }

    private static Map<String, Integer> states(ServerProcess server, List<String> jobs) throws Exception {
        var states = new HashMap<String, Integer>();
        for (String job : jobs) {
            states.merge(server.fetch("/jobs/" + job).get("state").asString(), 1, Integer::sum);
        }
        return states;
    }

    /** Answers are compared until they are the same, which they must be within the time promised. */
    private static void agree(ServerProcess one, ServerProcess other, long since) throws Exception {
        List<String> questions = IntStream.range(0, 10)
                .mapToObj(i -> "How long is the chain of buoy " + (i * 49 + 3) + "?")
                .toList();
        for (String question : questions) {
            Agreed first = answer(one, question);
            Agreed second = answer(other, question);
            while (!(first.isAs(second) && first.said().get("degraded").isEmpty())
                    && System.nanoTime() - since < AGREEMENT.toNanos()) {
                Thread.sleep(100);
                first = answer(one, question);
                second = answer(other, question);
            }
            assertThat(second).as("beside " + first).matches(first::isAs);
            assertThat(first.said().get("status").asString()).as(question).isEqualTo("answered");
            assertThat(first.said().get("degraded")).isEmpty();
        }
    }

    /**
     * What two replicas must agree on: everything but the answer's id, its times, and the last digits of scores, which
     * depend on how each replica's Lucene has merged its segments.
     *
     * @param scores of its citations, which are without them
     */
    private record Agreed(Map<String, JsonNode> said, List<Double> scores) {

        /** Rounding both would not do: two scores may lie on either side of where it changes. */
        boolean isAs(Agreed other) {
            return said.equals(other.said)
                    && IntStream.range(0, scores.size())
                            .allMatch(i -> Math.abs(scores.get(i) - other.scores.get(i)) < 1e-5);
        }
    }

    private static Agreed answer(ServerProcess server, String question) throws Exception {
        JsonNode answer = ServerProcess.json(server.post("/ask", Map.of("question", question)));
        var scores = new ArrayList<Double>();
        for (JsonNode citation : answer.get("citations")) {
            scores.add(((ObjectNode) citation).remove("score").asDouble());
        }
        return new Agreed(
                Map.of(
                        "status", answer.get("status"),
                        "answer", answer.get("answer"),
                        "citations", answer.get("citations"),
                        "corpusVersion", answer.get("corpusVersion"),
                        "degraded", answer.get("degraded")),
                scores);
    }

    private static void eachDocumentIsThereOnce(ServerProcess server) throws Exception {
        var keys = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = server.fetch("/documents?limit=200" + cursor);
            for (JsonNode document : page.get("items")) {
                keys.add(document.get("sourceKey").asString());
                assertThat(document.get("activeVersion").asInt()).isEqualTo(1);
            }
            JsonNode next = page.get("nextCursor");
            cursor = next == null || next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        assertThat(keys).hasSize(DOCUMENTS).doesNotHaveDuplicates();
        var chunks = new ArrayList<String>();
        for (JsonNode passage :
                server.fetch("/search?q=chain%20of%20buoy&topK=100").get("passages")) {
            chunks.add(passage.get("chunkId").asString());
        }
        assertThat(new TreeSet<>(chunks)).hasSameSizeAs(chunks).hasSize(100);
    }

    /** By ChromaDB's and by PostgreSQL's own count. */
    private static void eachChunkHasOneVector(RealPostgres.Database database) throws Exception {
        int chunks = Integer.parseInt(value(database, "select count(*) from chunk"));
        assertThat(chunks).isGreaterThanOrEqualTo(DOCUMENTS);
        String ledger = value(database, "select id from ledger");
        var chroma = new ChromaContents(RealChroma.shared().url());
        Awaiting.until(Duration.ofSeconds(30), () -> chroma.vectors(ledger), held -> held == chunks);
    }

    private static String value(RealPostgres.Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
