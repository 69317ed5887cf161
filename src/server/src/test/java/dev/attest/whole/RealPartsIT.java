package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.services.OwnChroma;
import dev.attest.services.RealChroma;
import dev.attest.services.RealPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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
            Process demo = ServerProcess.attest(variables(chroma.url()), "demo", "--once");
            demo.getOutputStream().close();
            String printed = new String(demo.getInputStream().readAllBytes(), UTF_8);

            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).as(printed).isZero();
            assertThat(printed).contains("Every answer is as expected").doesNotContain("keywords only");
            assertThat(vectors(chroma.url())).as("left behind").isZero();
        }
    }

    @Test
    void chromaStoppedDegradesAnswersAndBackItHoldsWhatCameMeanwhile() throws Exception {
        try (OwnChroma chroma = RealChroma.own();
                ServerProcess server = ServerProcess.start(folder, variables(chroma.url()))) {
            ingest(server, "canteen", "The canteen opens at 11:30 on every working day.");
            assertThat(ask(server, "When does the canteen open?").get("degraded"))
                    .isEmpty();
            assertThat(vectors(chroma.url())).isEqualTo(1);

            chroma.kill();
            JsonNode degraded = ask(server, "When does the canteen open?");
            assertThat(degraded.get("degraded").toString()).isEqualTo("[\"vectors\"]");
            assertThat(degraded.get("status").asString()).isEqualTo("answered");
            ingest(server, "library", "The library closes at 21:00 on Thursdays.");
            JsonNode meanwhile = ask(server, "When does the library close?");
            assertThat(meanwhile.get("answer").asString()).startsWith("The library closes at 21:00");
            assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

            chroma.restart();
            awaitAnswer(
                    server,
                    "When does the library close?",
                    answer -> answer.get("degraded").isEmpty());
            assertThat(vectors(chroma.url())).isEqualTo(2);
        }
    }

    @Test
    void chromaEmptiedIsRestoredFromTheLedgerWithoutEmbeddingAgain() throws Exception {
        try (OwnChroma chroma = RealChroma.own();
                ServerProcess server = ServerProcess.start(folder, variables(chroma.url()))) {
            ingest(server, "canteen", "The canteen opens at 11:30 on every working day.");
            ingest(server, "library", "The library closes at 21:00 on Thursdays.");
            chroma.wipe();

            Process reindex = ServerProcess.attest(
                    Map.of(), "reindex", "--json", "--url", server.url().toString());
            reindex.getOutputStream().close();
            String printed = new String(reindex.getInputStream().readAllBytes(), UTF_8);
            assertThat(reindex.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(reindex.exitValue()).as(printed).isZero();
            assertThat(printed).contains("\"state\" : \"current\"");
            assertThat(vectors(chroma.url())).isEqualTo(2);
            awaitAnswer(
                    server,
                    "When does the library close?",
                    answer -> answer.get("degraded").isEmpty());
        }
    }

    private static Map<String, String> variables(URI chroma) {
        RealPostgres.Database database = RealPostgres.shared().freshDatabase();
        return Map.of(
                "ATTEST_DB_URL", database.url(),
                "ATTEST_DB_USER", database.user(),
                "ATTEST_DB_PASSWORD", database.password(),
                "ATTEST_CHROMA_URL", chroma.toString());
    }

    private static void ingest(ServerProcess server, String key, String text) throws Exception {
        HttpResponse<String> accepted = server.post("/documents", Map.of("sourceKey", key, "title", key, "text", text));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        server.awaitJob(ServerProcess.json(accepted).at("/job/id").asString());
    }

    private static JsonNode ask(ServerProcess server, String question) throws Exception {
        return ServerProcess.json(server.post("/ask", Map.of("question", question)));
    }

    private static void awaitAnswer(ServerProcess server, String question, Predicate<JsonNode> wanted)
            throws Exception {
        long until = System.nanoTime() + CAUGHT_UP.toNanos();
        JsonNode answer = ask(server, question);
        while (!wanted.test(answer) && System.nanoTime() < until) {
            Thread.sleep(200);
            answer = ask(server, question);
        }
        assertThat(wanted.test(answer)).as(answer.toString()).isTrue();
    }

    /** How many vectors a server holds, by its own word. */
    private static int vectors(URI chroma) throws Exception {
        String collections = "/api/v2/tenants/default_tenant/databases/default_database/collections";
        int held = 0;
        for (JsonNode collection : fetch(chroma.resolve(collections))) {
            held += fetch(chroma.resolve(
                            collections + "/" + collection.get("id").asString() + "/count"))
                    .asInt();
        }
        return held;
    }

    private static JsonNode fetch(URI url) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return ServerProcess.json(response.body());
    }
}
