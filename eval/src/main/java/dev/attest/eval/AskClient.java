package dev.attest.eval;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /** What is compared of an answer. */
    record Reply(String status, @Nullable String answer, List<Cited> citations) {

        Reply {
            citations = List.copyOf(citations);
        }
    }

    record Cited(String sourceKey, String quote) {}

    /** The answer of the server; {@link EvalFailure} when it gives none. */
    Reply ask(String question) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/ask"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("question", question))))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new EvalFailure("%s answered “%s” with %d: %s"
                        .formatted(url, question, response.statusCode(), response.body()));
            }
            return json.readValue(response.body(), Reply.class);
        } catch (IOException e) {
            throw new EvalFailure(
                    "%s cannot be asked (%s). Start a server with ./attest serve and read the documents in."
                            .formatted(url, e));
        } catch (JacksonException e) {
            throw new EvalFailure("%s answered something that is no answer: %s".formatted(url, e.getOriginalMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvalFailure("interrupted");
        }
    }
}
