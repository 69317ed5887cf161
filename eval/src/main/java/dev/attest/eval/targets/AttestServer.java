package dev.attest.eval.targets;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Attest's HTTP interface, as far as evaluations use it. */
final class AttestServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROBLEM = "application/problem+json";
    private static final String EVENTS = "text/event-stream";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final URI url;

    AttestServer(URI url) {
        this.url = url;
    }

    /** A document that can be asked about. */
    record Listed(
            String collection, String sourceKey, @Nullable Integer activeVersion) {}

    private record Listing(List<Listed> items, @Nullable String nextCursor) {}

    private record About(@Nullable String version) {}

    private record Corpus(String name, long corpusVersion) {}

    private record Corpora(List<Corpus> items) {}

    URI url() {
        return url;
    }

    /** All documents that can be asked about. */
    Set<Listed> documents() {
        Set<Listed> documents = new HashSet<>();
        String cursor = "";
        do {
            HttpResponse<String> response = send(get("/documents?limit=200" + cursor), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw foreign(response.statusCode(), response.body());
            }
            Listing listing = read(response.body(), Listing.class);
            listing.items().stream()
                    .filter(item -> item.activeVersion() != null)
                    .forEach(documents::add);
            String next = listing.nextCursor();
            cursor = next == null ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return documents;
    }

    /**
     * Changes with the server's version and with its documents. What a server does not tell, such as one that is older, does
     * not count.
     */
    String version() {
        HttpResponse<String> about = send(get("/v2"), BodyHandlers.ofString());
        String version =
                about.statusCode() == 200 ? read(about.body(), About.class).version() : null;
        HttpResponse<String> held = send(get("/collections"), BodyHandlers.ofString());
        List<Corpus> corpora =
                held.statusCode() == 200 ? read(held.body(), Corpora.class).items() : List.of();
        return corpora.stream()
                .map(corpus -> corpus.name() + "=" + corpus.corpusVersion())
                .sorted()
                .collect(Collectors.joining(",", Objects.requireNonNullElse(version, "") + " ", ""));
    }

    /** The text that the spans of a version count in; {@link NoAnswer} when it cannot be had, {@link NoAnswer.Gone} when nobody can. */
    String text(String documentId, int version) {
        HttpResponse<String> response =
                send(get("/documents/" + documentId + "/text?version=" + version), BodyHandlers.ofString());
        return switch (response.statusCode()) {
            case 200 -> response.body();
            case 404 -> throw new NoAnswer.Gone(refusal(404, response.body()));
            default -> throw new NoAnswer(refusal(response.statusCode(), response.body()));
        };
    }

    /**
     * Asks a question; the events of its answer, as they come. To be closed.
     *
     * @throws Busy when the server wants to be asked later
     * @throws NoAnswer when it refuses this question
     */
    InputStream ask(Sample sample) {
        HttpRequest.Builder request = request("/ask")
                .header("Content-Type", "application/json")
                .header("Accept", EVENTS + ", " + PROBLEM)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(AskBody.of(sample))));
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() == 200 && is(EVENTS, response)) {
            return response.body();
        }
        throw refused(response, text(response.body()));
    }

    private RuntimeException refused(HttpResponse<?> response, String body) {
        int status = response.statusCode();
        boolean later = status == 429 || status == 503;
        if (later && response.headers().firstValue("Retry-After").isPresent()) {
            return new Busy(refusal(status, body), Busy.seconds(response));
        }
        // Whoever refuses with a problem of this question may answer the next one; so may whoever is overburdened.
        boolean everyQuestion = status == 401 || status == 403 || (status < 500 && !is(PROBLEM, response));
        return everyQuestion ? foreign(status, body) : new NoAnswer(refusal(status, body));
    }

    /** What a JSON text says. */
    <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            throw new NoAnswer("%s said something that is no answer: %s".formatted(url, e.getOriginalMessage()));
        }
    }

    private String refusal(int status, String body) {
        String said = body.strip();
        try {
            said = json.readValue(body, ProblemBody.class).line();
        } catch (JacksonException e) {
            // not a problem of Attest's; told as it came
        }
        return "%s answered %d: %s".formatted(url, status, said.length() > 500 ? said.substring(0, 500) + " …" : said);
    }

    private EvalFailure foreign(int status, String body) {
        return new EvalFailure("%s. Is that an Attest server? Check --url.".formatted(refusal(status, body)));
    }

    private static boolean is(String type, HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").startsWith(type);
    }

    private static String text(InputStream body) {
        try (body) {
            return new String(body.readNBytes(64 * 1024), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private HttpRequest.Builder get(String path) {
        return request(path).header("Accept", "application/json, text/plain, " + PROBLEM);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/+$", "") + path))
                .timeout(PATIENCE);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new NoAnswer.Nobody(
                    "nobody answers at %s (%s). Start a server with ./attest serve and read the documents in, or leave --url out (and ATTEST_URL unset), and a server of its own is started."
                            .formatted(url, e.getClass().getSimpleName()));
        } catch (IOException e) {
            throw new NoAnswer("%s broke off: %s".formatted(url, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvalFailure("interrupted.");
        }
    }
}
