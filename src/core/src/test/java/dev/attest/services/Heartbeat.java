package dev.attest.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether a ChromaDB answers, rather than only something at its address. */
final class Heartbeat {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Heartbeat() {}

    /**
     * Asks once; blocks.
     *
     * @param server without {@code /api}
     * @throws IllegalStateException when there is no answer, or another's
     */
    static void require(URI server) {
        String base = server.toString().replaceFirst("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v2/heartbeat"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("nanosecond heartbeat")) {
                throw new IllegalStateException(server + " answers " + answer.statusCode() + " and has no heartbeat");
            }
        } catch (IOException e) {
            throw new IllegalStateException(server + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
