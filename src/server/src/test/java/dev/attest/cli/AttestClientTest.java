package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.cli.FakeAttest.Asked;
import dev.attest.cli.FakeAttest.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestClientTest {

    private static final String JOB = "{\"id\":\"j\",\"documentId\":\"d\",\"version\":1,\"state\":\"ready\",\"done\":1,"
            + "\"total\":1,\"attempts\":1,\"problem\":null,\"new\":\"field\"}";

    private final FakeAttest server = new FakeAttest();
    private final List<Duration> waits = new ArrayList<>();
    private final AttestClient client = new AttestClient(server.url(), waits::add);

    @TempDir
    Path temporary;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAJobAndLeavesUnknownFieldsAlone() {
        server.on("/jobs/j", asked -> Reply.json(JOB));
        JobReply job = client.job("j");
        assertThat(job.isFinal()).isTrue();
        assertThat(job.problem()).isNull();
    }

    @Test
    void sendsTheFieldsBeforeTheFile() throws Exception {
        Path file = Files.writeString(temporary.resolve("ä \"x\".md"), "# Größe\n");
        server.on(
                "/documents",
                asked -> Reply.json("{\"document\":{\"id\":\"d\",\"collection\":\"c\",\"sourceKey\":\"k\"},"
                        + "\"job\":" + JOB + ",\"unchanged\":false}"));

        UploadReply reply = client.upload(new SourceFile(file, "a/ä \"x\".md"), IngestPlace.in("handbook"));

        assertThat(reply.job()).isNotNull();
        Asked asked = server.asked.get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.field("collection")).isEqualTo("handbook");
        assertThat(asked.field("sourceKey")).isEqualTo("a/ä \"x\".md");
        assertThat(asked.body()).contains("filename=\"ä %22x%22.md\"").contains("\r\n\r\n# Größe\n\r\n--attest-");
        assertThat(asked.body().indexOf("name=\"sourceKey\""))
                .isLessThan(asked.body().indexOf("name=\"file\""));
    }

    @Test
    void aProblemReadsAsTitleDetailAndFields() {
        server.on(
                "/ask",
                asked -> new Reply(
                        400,
                        "application/problem+json",
                        "{\"title\":\"Invalid request\",\"status\":400,\"detail\":\"1 field is wrong\",\"traceId\":\"t\","
                                + "\"errors\":[{\"field\":\"question\",\"message\":\"must not be blank\"}]}",
                        Map.of()));
        assertThatThrownBy(() -> client.ask(Question.of("?", List.of())))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessage(
                        "Invalid request: 1 field is wrong" + System.lineSeparator() + "  question: must not be blank");
    }

    @Test
    void aServerErrorNamesItsTrace() {
        server.on("/jobs", asked -> Reply.problem(500, "Internal error", "it broke"));
        assertThatThrownBy(() -> client.job("j")).hasMessage("Internal error: it broke (trace t1)");
    }

    @Test
    void waitsAsLongAsABusyServerAsks() {
        AtomicInteger calls = new AtomicInteger();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusHours(1));
        server.on("/jobs/j", asked -> switch (calls.getAndIncrement()) {
            case 0 -> Reply.problem(429, "Too many requests", "slow down").with("Retry-After", "2");
            case 1 -> Reply.problem(503, "Busy", "later").with("Retry-After", date);
            case 2 -> Reply.problem(503, "Busy", "later");
            default -> Reply.json(JOB);
        });
        assertThat(client.job("j").state()).isEqualTo("ready");
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(2));
    }

    @Test
    void givesUpOnAServerThatStaysBusy() {
        server.on(
                "/jobs/j",
                asked -> Reply.problem(429, "Too many requests", "slow down").with("Retry-After", "1"));
        assertThatThrownBy(() -> client.job("j")).hasMessage("Too many requests: slow down");
        assertThat(server.asked).hasSize(RetryAfter.TRIES);
    }

    @Test
    void doesNotWaitAnHour() {
        server.on(
                "/jobs/j",
                asked -> Reply.problem(503, "Maintenance", "back soon").with("Retry-After", "3600"));
        assertThatThrownBy(() -> client.job("j")).hasMessageStartingWith("Maintenance: back soon");
        assertThat(waits).isEmpty();
    }

    @Test
    void namesTheAddressWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        AttestClient lonely = new AttestClient(URI.create("http://127.0.0.1:" + port), waits::add);
        assertThatThrownBy(() -> lonely.job("j"))
                .isInstanceOf(ServerUnreachable.class)
                .hasMessageContaining("No server answers at http://127.0.0.1:" + port);
    }

    @Test
    void recognisesAServerThatIsNotAttest() {
        server.on("/jobs/page", asked -> new Reply(200, "text/html", "<html>", Map.of()));
        server.on("/jobs/other", asked -> Reply.json("{\"hello\":[]}"));
        for (String id : List.of("missing", "page", "other")) {
            assertThatThrownBy(() -> client.job(id))
                    .isInstanceOf(ServerUnreachable.class)
                    .hasMessageContaining("is not an Attest server");
        }
    }

    @Test
    void encodesQueriesAndCollections() {
        server.on("/search", asked -> Reply.json("{\"passages\":[],\"degraded\":[]}"));
        client.search("a&b ü", List.of("x y", "z"), 3, false);
        assertThat(server.asked.get(0).target())
                .isEqualTo("/search?topK=3&q=a%26b%20%C3%BC&collections=x%20y&collections=z");
    }

    @Test
    void notBeingReadyIsAnAnswerAndNotTriedAgain() {
        server.on(
                "/actuator/health/readiness",
                asked -> new Reply(503, "application/json", "{\"status\":\"OUT_OF_SERVICE\"}", Map.of()));
        assertThat(client.notReady()).contains("It answers, but its state is OUT_OF_SERVICE.");
        assertThat(server.asked).hasSize(1);
        assertThat(waits).isEmpty();
    }
}
