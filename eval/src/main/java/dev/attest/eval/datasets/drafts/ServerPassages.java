package dev.attest.eval.datasets.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chunks that answer in a running server. */
public final class ServerPassages implements PassageSource {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    /** Of a document that was listed and has been deleted since. */
    private static final int GONE = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final Optional<String> collection;
    private final Map<String, String> ids = new LinkedHashMap<>();

    /** @param collection only its documents; all that the server shows when empty */
    public ServerPassages(URI server, Optional<String> collection) {
        this.server = server;
        this.collection = collection;
    }

    @Override
    public List<String> documents() {
        ids.clear();
        String wanted = "/documents?limit=" + PAGE
                + collection.map(name -> "&collection=" + encoded(name)).orElse("");
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page =
                    get(wanted + cursor.map(next -> "&cursor=" + encoded(next)).orElse(""));
            page.path("items").values().stream()
                    .filter(document -> document.path("activeVersion").isNumber())
                    .forEach(document -> ids.put(
                            document.path("sourceKey").asString(),
                            document.path("id").asString()));
            cursor = page.path("nextCursor").stringValueOpt();
        } while (cursor.isPresent());
        return List.copyOf(ids.keySet());
    }

    @Override
    public List<String> passages(String document) {
        if (ids.isEmpty()) {
            documents();
        }
        String id = Optional.ofNullable(ids.get(document))
                .orElseThrow(() -> new EvalFailure(server + " has listed no document " + document + "."));
        String chunks = "/documents/" + encoded(id) + "/chunks";
        HttpResponse<String> response = response(chunks);
        if (response.statusCode() == GONE) {
            return List.of();
        }
        List<String> passages = new ArrayList<>();
        json(chunks, response)
                .path("items")
                .values()
                .forEach(chunk -> passages.add(chunk.path("text").asString()));
        return passages;
    }

    private JsonNode get(String path) {
        return json(path, response(path));
    }

    private JsonNode json(String path, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new EvalFailure("%s answers %d to GET %s%s"
                    .formatted(server, response.statusCode(), path.replaceFirst("\\?.*", ""), detail(response.body())));
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new EvalFailure(server + " does not answer in JSON; is it an Attest server?");
        }
    }

    private HttpResponse<String> response(String path) {
        String base = server.toString().replaceFirst("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LONGEST_WAIT)
                .header("Accept", "application/json")
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new EvalFailure("no server answers at %s; start one with 'attest serve', or name another with --url."
                    .formatted(server));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvalFailure("reading from " + server + " was interrupted.");
        }
    }

    /** What a problem says of itself. */
    private static String detail(String body) {
        try {
            String detail = JSON.readTree(body).path("detail").asString();
            return detail.isEmpty() ? "." : ": " + detail;
        } catch (JacksonException e) {
            return ".";
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
