package dev.attest.retrieval.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.retrieval.IndexUnavailable;
import dev.attest.retrieval.langchain4j.ChromaSettings.Token;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Every call of ChromaDB, the library's and ours: one client, the token, one deadline for the whole answer, and two
 * kinds of error, {@link IndexUnavailable} and {@link ChromaRefused}. Blocks.
 */
final class ChromaHttp {

    /** Whoever stands in front of the server, or the server when it is busy, and not what was asked for. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);

    private static final Set<Integer> NO_ENTRY = Set.of(401, 403, 407);
    /** What ChromaDB 1.x says, with a 500, to a search that meets the first vectors of a collection being written. */
    private static final String JUST_BEGUN = "Error creating hnsw segment reader";

    /** What it says, with a 500, to a search among named chunks when one of them is not there. */
    private static final String UNKNOWN_ID = "Error finding id";

    private static final int LONGEST_REASON = 300;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final String root;
    private final Optional<Token> token;
    private final Duration timeout;

    ChromaHttp(ChromaSettings settings) {
        this.root = withoutUserInfo(settings.url());
        this.token = settings.token();
        this.timeout = settings.timeout();
        this.http = HttpClient.newBuilder()
                // ChromaDB's server does not take an upgrade to HTTP/2 well.
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** The server's URL with a slash at its end and without a password that may be in it. */
    String root() {
        return root;
    }

    /** The server as error messages name it. */
    String name() {
        return "ChromaDB at " + root.substring(0, root.length() - 1);
    }

    private static String withoutUserInfo(URI url) {
        String text = url.toString();
        if (url.getRawUserInfo() != null) {
            text = text.replace(url.getRawUserInfo() + "@", "");
        }
        return text.replaceAll("/+$", "") + "/";
    }

    /** The answer's body; every call may be sent twice, since all that are made can be repeated. */
    String send(String method, String url, Optional<String> body) {
        HttpRequest request = request(method, url, body);
        try {
            try {
                return successful(exchange(request));
            } catch (HttpTimeoutException | ConnectException e) {
                throw e;
            } catch (IOException e) {
                // Such as a connection that was kept open while the server was restarted.
                return successful(exchange(request));
            }
        } catch (HttpTimeoutException e) {
            throw new IndexUnavailable(name() + " did not answer within " + timeout.toMillis() + " ms", e);
        } catch (ConnectException e) {
            throw new IndexUnavailable(name() + " cannot be reached; is it running, and is the URL right?", e);
        } catch (IOException e) {
            throw new IndexUnavailable(name() + " broke off its answer: " + e.getMessage(), e);
        }
    }

    private HttpRequest request(String method, String url, Optional<String> body) {
        BodyPublisher content = body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, content);
        request.setHeader("Content-Type", "application/json");
        token.ifPresent(secret -> request.setHeader(secret.header(), secret.value()));
        return request.build();
    }

    /** Not the client's own timeout: that one ends when an answer begins, so that a slow one would never end. */
    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IndexUnavailable(name() + " was not waited for: this process is stopping", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("A call of " + name() + " failed", e.getCause());
        }
    }

    private String successful(HttpResponse<String> answer) throws IOException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return answer.body();
        }
        if (NO_ENTRY.contains(status)) {
            String wanted = token.isPresent() ? "another token" : "a token";
            throw unavailable(status, "does not let us in (" + status + "): what stands before it wants " + wanted);
        }
        Optional<String> reason = reason(answer.body());
        if (reason.filter(text -> text.contains(JUST_BEGUN)).isPresent()) {
            throw new IOException("the collection is just being made");
        }
        if (status == 500 && reason.filter(text -> text.contains(UNKNOWN_ID)).isPresent()) {
            throw new ChromaRefused(status, name() + " was asked for a chunk that it does not hold");
        }
        if (status >= 500 || status < 400 || NOT_NOW.contains(status)) {
            throw unavailable(
                    status, "answered " + status + reason.map(": "::concat).orElse(""));
        }
        if (reason.isEmpty() && status == 404) {
            throw unavailable(status, "answered 404; is that the URL of a ChromaDB 1.x, which has /api/v2?");
        }
        throw new ChromaRefused(status, name() + " refused a call with " + status + ": " + reason.orElse("no reason"));
    }

    private IndexUnavailable unavailable(int status, String what) {
        return new IndexUnavailable(name() + " " + what, new ChromaRefused(status, "HTTP status " + status));
    }

    /** ChromaDB's own errors are an object with {@code error} and {@code message}. */
    private Optional<String> reason(String body) {
        try {
            JsonNode error = json.readTree(body);
            return Optional.ofNullable(error)
                    .filter(node -> node.hasNonNull("error"))
                    .map(node -> node.path("message").asText())
                    .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REASON)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
