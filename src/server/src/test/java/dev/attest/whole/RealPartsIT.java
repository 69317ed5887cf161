package dev.attest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.services.FinishedProcess;
import dev.attest.services.OwnChroma;
import dev.attest.services.OwnPostgres;
import dev.attest.services.RealChroma;
import dev.attest.services.RealPostgres;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged jar on PostgreSQL and ChromaDB. */
@Tag("invariant-3")
class RealPartsIT {

    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void theDemoGivesTheSameThreeOutcomesAndLeavesNothingBehind() throws Exception {
        try (OwnChroma chroma = RealChroma.own()) {
            FinishedProcess demo = ServerProcess.finished(variables(chroma.url()), "demo", "--once");

            assertThat(demo.exitCode()).as(demo.printed()).isZero();
            assertThat(demo.printed()).contains("Every answer is as expected").doesNotContain("keywords only");
            assertThat(new ChromaContents(chroma.url()).vectors())
                    .as("left behind")
                    .isZero();
        }
    }

    @Test
    void chromaStoppedDegradesAnswersAndBackItHoldsWhatCameMeanwhile() throws Exception {
        try (OwnChroma chroma = RealChroma.own();
                ServerProcess server = ServerProcess.start(folder, variables(chroma.url()))) {
            ingest(server, "canteen", "The canteen opens at 11:30 on every working day.");
            awaitWhole(server, chroma, 1);

            chroma.kill();
            JsonNode degraded = ask(server, "When does the canteen open?");
            assertThat(degraded.get("degraded").toString()).isEqualTo("[\"vectors\"]");
            assertThat(degraded.get("status").asString()).isEqualTo("answered");
            ingest(server, "library", "The library closes at 21:00 on Thursdays.");
            JsonNode meanwhile = ask(server, "When does the library close?");
            assertThat(meanwhile.get("answer").asString()).startsWith("The library closes at 21:00");
            assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

            chroma.restart();
            awaitWhole(server, chroma, 2);
        }
    }

    @Test
    void chromaEmptiedHealsByItselfAndOneThatLostARowByReindexAndNothingIsEmbeddedAgain() throws Exception {
        try (OwnChroma chroma = RealChroma.own();
                StubEmbeddings embeddings = new StubEmbeddings();
                ServerProcess server = ServerProcess.start(folder, variables(chroma.url(), embeddings.variables()))) {
            ingest(server, "canteen", "The canteen opens at 11:30 on every working day.");
            ingest(server, "library", "The library closes at 21:00 on Thursdays.");
            awaitWhole(server, chroma, 2);
            assertThat(server.fetch("/indexes/vectors").get("model").asString()).contains("stub-embedder");
            assertThat(embeddings.passages()).isEqualTo(2);

            chroma.wipe();
            awaitWhole(server, chroma, 2);

            var contents = new ChromaContents(chroma.url());
            contents.loseOneOfEach();
            assertThat(contents.vectors()).isEqualTo(1);
            FinishedProcess reindex = ServerProcess.finished(
                    Map.of(), "reindex", "--json", "--url", server.url().toString());
            assertThat(reindex.exitCode()).as(reindex.printed()).isZero();
            assertThat(reindex.printed()).contains("\"state\" : \"current\"");
            assertThat(contents.vectors()).isEqualTo(2);
            awaitWhole(server, chroma, 2);
            assertThat(embeddings.passages()).as("passages embedded").isEqualTo(2);
        }
    }

    @Test
    void theDatabaseStoppedMakesTheServerUnreadyUntilItIsBackAndLosesNothing() throws Exception {
        try (OwnPostgres postgres = RealPostgres.own();
                ServerProcess server = ServerProcess.start(folder, variables(postgres.freshDatabase()))) {
            ingest(server, "canteen", "The canteen opens at 11:30 on every working day.");

            postgres.stop();
            awaitReadiness(server, 503);
            assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            isLedgerUnavailable(server.post("/ask", Map.of("question", "When does the canteen open?")));
            isLedgerUnavailable(server.post("/documents", document("lost", "Nobody took this.")));

            postgres.start();
            awaitReadiness(server, 200);
            ingest(server, "library", "The library closes at 21:00 on Thursdays.");
            assertThat(ask(server, "When does the canteen open?").get("answer").asString())
                    .startsWith("The canteen opens at 11:30");
            assertThat(ask(server, "When does the library close?").get("answer").asString())
                    .startsWith("The library closes at 21:00");
            assertThat(server.fetch("/documents").get("items")).hasSize(2);
        }
    }

    private static Map<String, String> variables(URI chroma) {
        return variables(chroma, Map.of());
    }

    private static Map<String, String> variables(URI chroma, Map<String, String> more) {
        var variables = new HashMap<>(variables(RealPostgres.shared().freshDatabase()));
        variables.put("ATTEST_CHROMA_URL", chroma.toString());
        variables.putAll(more);
        return variables;
    }

    private static Map<String, String> variables(RealPostgres.Database database) {
        return Map.of(
                "ATTEST_DB_URL", database.url(),
                "ATTEST_DB_USER", database.user(),
                "ATTEST_DB_PASSWORD", database.password());
    }

    private static Map<String, Object> document(String key, String text) {
        return Map.of("sourceKey", key, "title", key, "text", text);
    }

    private static void ingest(ServerProcess server, String key, String text) throws Exception {
        HttpResponse<String> accepted = server.post("/documents", document(key, text));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        server.awaitJob(ServerProcess.json(accepted).at("/job/id").asString());
    }

    private static JsonNode ask(ServerProcess server, String question) throws Exception {
        return ServerProcess.json(server.post("/ask", Map.of("question", question)));
    }

    /** A document may be ready before its vectors are there. */
    private static void awaitWhole(ServerProcess server, OwnChroma chroma, int vectors) throws Exception {
        Awaiting.until(CAUGHT_UP, new ChromaContents(chroma.url())::vectors, held -> held == vectors);
        Awaiting.until(
                CAUGHT_UP,
                () -> ask(server, "When does the canteen open?"),
                answer -> answer.get("degraded").isEmpty());
    }

    private static void awaitReadiness(ServerProcess server, int status) throws Exception {
        Awaiting.until(
                CAUGHT_UP, () -> server.get("/actuator/health/readiness").statusCode(), answered -> answered == status);
    }

    private static void isLedgerUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(ServerProcess.json(response).get("type").asString())
                .isEqualTo("urn:attest:problem:ledger-unavailable");
    }
}
