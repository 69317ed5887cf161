package dev.attest.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Attest's HTTP contract from the client's side. Safe for use by several threads. Every method throws
 * {@link ServerUnreachable} when nothing that speaks the contract answers, {@link RequestRefused} when the server answers
 * with a problem, and {@link TransferBroken} when one exchange breaks off or takes too long.
 */
final class AttestClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration UPLOAD = Duration.ofMinutes(30);

    private final URI base;
    private final Waiting waiting;
    private final RetryAfter retries = new RetryAfter(Clock.systemUTC());
    private final HttpClient http;

    AttestClient(URI base, Waiting waiting) {
        this.base = base;
        this.waiting = waiting;
        // No HTTP/2 upgrade: it would put the first upload's body behind a negotiation for no gain.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    URI base() {
        return base;
    }

    /** The whole answer, as the server sent it. */
    JsonNode ask(Question question) {
        byte[] body = Json.MAPPER.writeValueAsBytes(question);
        return json(() -> request("/ask", ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Passages alone, as the server sent them. */
    JsonNode search(String query, List<String> collections, int topK, boolean explain) {
        StringBuilder path = new StringBuilder("/search?topK=").append(topK);
        path.append("&q=").append(encoded(query));
        collections.forEach(name -> path.append("&collections=").append(encoded(name)));
        path.append(explain ? "&explain=true" : "");
        return json(() -> request(path.toString(), ANSWER).GET().build());
    }

    /** Sends a file, streaming it from disk. Sending it again changes nothing, so a busy server is simply tried again. */
    UploadReply upload(SourceFile file, IngestPlace place) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("collection", place.collection());
        fields.put("sourceKey", file.sourceKey());
        if (!place.metadata().isEmpty()) {
            fields.put("metadata", Json.MAPPER.writeValueAsString(place.metadata()));
        }
        MultipartBody body = new MultipartBody(fields, file.name(), file.path());
        return read(
                json(() -> request("/documents", UPLOAD)
                        .header("Content-Type", body.contentType())
                        .POST(body.publisher())
                        .build()),
                UploadReply.class);
    }

    /** Makes a collection that everybody may read and write. */
    void createCollection(String name) {
        byte[] body = Json.MAPPER.writeValueAsBytes(Map.of("name", name));
        send(() -> request("/collections", SHORT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Deletes a collection with everything in it. */
    void deleteCollection(String name) {
        send(() -> request("/collections/" + encoded(name) + "?confirm=" + encoded(name), SHORT)
                .DELETE()
                .build());
    }

    /** How far the vector index is. */
    VectorIndexReply vectorIndex() {
        return read(json(() -> request("/indexes/vectors", SHORT).GET().build()), VectorIndexReply.class);
    }

    /** Has the vector index built again; returns once that has begun. */
    VectorIndexReply rebuildVectorIndex() {
        return read(
                json(() -> request("/indexes/vectors/rebuild", SHORT)
                        .POST(BodyPublishers.noBody())
                        .build()),
                VectorIndexReply.class);
    }

    JobReply job(String id) {
        return read(json(() -> request("/jobs/" + encoded(id), SHORT).GET().build()), JobReply.class);
    }

    /** The documents that came inside a document. */
    List<DocumentsReply.Listed> inside(String documentId) {
        List<DocumentsReply.Listed> all = new ArrayList<>();
        String path = "/documents?limit=200&parent=" + encoded(documentId);
        @Nullable String cursor = "";
        while (cursor != null) {
            String page = cursor.isEmpty() ? path : path + "&cursor=" + encoded(cursor);
            DocumentsReply reply = read(json(() -> request(page, SHORT).GET().build()), DocumentsReply.class);
            all.addAll(reply.items());
            cursor = reply.nextCursor();
        }
        return all;
    }

    /** The stored extracted text that spans refer to. */
    String text(String documentId) {
        return send(() -> request("/documents/" + encoded(documentId) + "/text", SHORT)
                        .setHeader("Accept", "text/plain, application/problem+json")
                        .GET()
                        .build())
                .body();
    }

    /** Empty when ready; otherwise one sentence on what is wrong. Asks once: not being ready (503) is an answer here. */
    Optional<String> notReady() {
        try {
            HttpResponse<String> response = exchange(
                    () -> request("/actuator/health/readiness", SHORT).GET().build());
            String status = object(response).path("status").asString("");
            if (status.isEmpty()) {
                return Optional.of(foreign("with status " + response.statusCode()));
            }
            return status.equals("UP") ? Optional.empty() : Optional.of("It answers, but its state is " + status + ".");
        } catch (ExpectedFailure e) {
            return Optional.of(e.sentence());
        }
    }

    /** Reads a reply as a value. */
    <T> T read(JsonNode node, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(node, type);
        } catch (JacksonException e) {
            throw new ServerUnreachable(foreign("with something else than a " + type.getSimpleName()), e);
        }
    }

    private JsonNode json(RequestSource source) {
        return object(send(source));
    }

    private JsonNode object(HttpResponse<String> response) {
        try {
            JsonNode node = Json.MAPPER.readTree(response.body());
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new ServerUnreachable(foreign("with something else than JSON"), e);
        }
        throw new ServerUnreachable(foreign("with something else than JSON"));
    }

    private HttpResponse<String> send(RequestSource source) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = exchange(source);
            Optional<Duration> wait = retries.after(response, attempt);
            if (wait.isEmpty()) {
                return accepted(response);
            }
            waiting.pause(wait.get());
        }
    }

    private HttpResponse<String> exchange(RequestSource source) {
        try {
            return http.send(source.next(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new ServerUnreachable(
                    "No server answers at %s; start one with 'attest serve', or leave --url and ATTEST_URL out."
                            .formatted(base),
                    e);
        } catch (HttpTimeoutException e) {
            throw new TransferBroken("%s took too long to answer.".formatted(base), e);
        } catch (IOException | UncheckedIOException e) {
            throw new TransferBroken(
                    "The exchange with %s broke off (%s).".formatted(base, String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferBroken("Interrupted.", e);
        }
    }

    private HttpResponse<String> accepted(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return response;
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/problem+json")) {
            try {
                throw new RequestRefused(Json.MAPPER.readValue(response.body(), Problem.class), status);
            } catch (JacksonException e) {
                throw new ServerUnreachable(foreign("with status " + status), e);
            }
        }
        throw new ServerUnreachable(foreign("with status " + status));
    }

    private String foreign(String how) {
        return "What answers at %s is not an Attest server (it answered %s); check the address.".formatted(base, how);
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Accept", "application/json, application/problem+json");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Makes the request anew for each try. */
    @FunctionalInterface
    private interface RequestSource {
        HttpRequest next() throws IOException;
    }
}
