package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server whose answers a language model writes. */
@Tag("invariant-8")
class LanguageModelIT {

    private static final String QUESTION = "When does the canteen open?";

    @TempDir
    Path data;

    @Test
    void everyTokenReachesTheClientBeforeTheModelWritesTheNext() throws Exception {
        List<String> tokens =
                List.of("The", " can", "teen", " opens", " at", " 11:30", " on", " every", " working", " day", ". [1]");
        try (StubLanguageModel model = StubLanguageModel.withholding(tokens);
                ServerProcess server = started(model.variables());
                EventLines events = EventLines.open(server, QUESTION)) {
            var shown = new StringBuilder();
            for (String token : tokens) {
                model.allowToken();
                shown.append(events.next("delta").get("text").asString());
                assertThat(shown.toString()).isEqualTo(upTo(tokens, token).replace(" [1]", ""));
            }
            shown.append(events.next("delta").get("text").asString());
            JsonNode done = events.next("done");

            assertThat(shown.toString())
                    .isEqualTo(done.get("answer").asString())
                    .endsWith("day. [1]");
            assertThat(done.get("mode").asString()).isEqualTo("generative");
            assertThat(done.get("degraded")).isEmpty();
            assertThat(done.at("/citations/0/quote").asString()).contains("11:30 on every working day");
        }
    }

    @Test
    void leavingBeforeTheFirstTokenAndInTheMiddleHangsUpOnTheModel() throws Exception {
        for (int tokens : new int[] {0, 1}) {
            try (StubLanguageModel model = StubLanguageModel.withholding(List.of("The canteen", " opens", " late."));
                    ServerProcess server = started(model.variables())) {
                try (EventLines events = EventLines.open(server, QUESTION)) {
                    events.next("retrieval");
                    if (tokens > 0) {
                        model.allowToken();
                        events.next("delta");
                    } else {
                        awaitRequest(model);
                    }
                }
                assertThat(model.awaitHangUp(10))
                        .as("hung up after " + tokens + " tokens")
                        .isTrue();
            }
        }
    }

    @Test
    void aModelThatIsAwayIsReplacedByTheDocumentsOwnSentences() throws Exception {
        Map<String, String> variables;
        try (StubLanguageModel model = StubLanguageModel.writing("x")) {
            variables = model.variables();
        }
        try (ServerProcess server = started(variables)) {
            JsonNode answer = ServerProcess.json(server.post("/ask", Map.of("question", QUESTION)));

            assertThat(answer.get("status").asString()).isEqualTo("answered");
            assertThat(answer.get("mode").asString()).isEqualTo("extractive");
            assertThat(answer.get("degraded").toString()).isEqualTo("[\"llm\"]");
            assertThat(answer.get("answer").asString()).startsWith("The canteen opens at 11:30 on every working day.");
        }
    }

    private ServerProcess started(Map<String, String> variables) throws Exception {
        ServerProcess server = ServerProcess.start(data, variables);
        Map<String, Object> note = Map.of(
                "sourceKey", "canteen",
                "title", "Canteen",
                "text", "The canteen opens at 11:30 on every working day. It closes at 14:00.");
        JsonNode accepted = ServerProcess.json(server.post("/documents", note));
        if (accepted.has("job") && !accepted.get("job").isNull()) {
            server.awaitJob(accepted.at("/job/id").asString());
        }
        return server;
    }

    private static void awaitRequest(StubLanguageModel model) throws InterruptedException {
        for (int i = 0; i < 200 && model.requests() == 0; i++) {
            Thread.sleep(50);
        }
        assertThat(model.requests()).isEqualTo(1);
    }

    private static String upTo(List<String> tokens, String last) {
        return String.join("", tokens.subList(0, tokens.indexOf(last) + 1));
    }

    /** The events of one answer, as they arrive. */
    private static final class EventLines implements AutoCloseable {

        private final InputStream body;
        private final Map<String, String> event = new HashMap<>();

        private EventLines(InputStream body) {
            this.body = body;
        }

        static EventLines open(ServerProcess server, String question) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/ask"))
                    .header("Content-Type", "application/json")
                    .header("Accept", "text/event-stream")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"question\":\"" + question + "\",\"timeoutMs\":60000}"))
                    .build();
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return new EventLines(response.body());
        }

        /** The data of the next event of a name; others are passed over, but an error is not. */
        JsonNode next(String name) throws IOException {
            while (true) {
                String line = line();
                if (line.startsWith("event:")) {
                    event.put("name", line.substring(6).strip());
                } else if (line.startsWith("data:")) {
                    assertThat(event.get("name")).as(line).isNotEqualTo("error");
                    if (name.equals(event.get("name"))) {
                        return ServerProcess.json(line.substring(5));
                    }
                }
            }
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            int next = body.read();
            while (next != '\n') {
                assertThat(next).as("the stream ended early").isNotNegative();
                line.write(next);
                next = body.read();
            }
            return line.toString(UTF_8);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
