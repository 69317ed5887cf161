package dev.attest.eval;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server over HTTP, as any front end would. */
final class AskClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final URI url;

    AskClient(URI url) {
        this.url = url;
    }

    /**
     * What is compared of an answer.
     *
     * @param failure why there is none, when the status is {@code failed}
     */
    record Reply(
            String status,
            @Nullable String answer,
            List<Cited> citations,
            @Nullable String failure) {

        Reply {
            citations = List.copyOf(citations);
        }

        static Reply failed(String failure) {
            return new Reply("failed", null, List.of(), failure);
        }
    }

    record Cited(String sourceKey, String quote) {}

    private record Listed(List<Item> items, @Nullable String nextCursor) {

        record Item(String sourceKey, @Nullable Integer activeVersion) {}
    }

    /** The source keys of all documents that can be asked about. */
    Set<String> sourceKeys() {
        Set<String> keys = new HashSet<>();
        String cursor = "";
        do {
            HttpResponse<String> response = send(HttpRequest.newBuilder(url.resolve("/documents?limit=100" + cursor)));
            if (response.statusCode() != 200) {
                throw new EvalFailure(
                        "%s does not list its documents: %d %s".formatted(url, response.statusCode(), response.body()));
            }
            Listed listed = read(response, Listed.class);
            listed.items().stream()
                    .filter(item -> item.activeVersion() != null)
                    .forEach(item -> keys.add(item.sourceKey()));
            String next = listed.nextCursor();
            cursor = next == null ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return keys;
    }

    /** The answer of the server, or why it refused one; {@link EvalFailure} when nobody is there. */
    Reply ask(String question) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(url.resolve("/ask"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("question", question)))));
        return response.statusCode() == 200
                ? read(response, Reply.class)
                : Reply.failed("%s answered %d: %s".formatted(url, response.statusCode(), response.body()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new EvalFailure(
                    "%s cannot be asked (%s). Start a server with ./attest serve and read the documents in."
                            .formatted(url, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvalFailure("interrupted");
        }
    }

    private <T> T read(HttpResponse<String> response, Class<T> type) {
        try {
            return json.readValue(response.body(), type);
        } catch (JacksonException e) {
            throw new EvalFailure("%s answered something that is no answer: %s".formatted(url, e.getOriginalMessage()));
        }
    }
}
