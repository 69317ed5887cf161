package dev.attest.retrieval.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.IndexUnavailable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The collections of one ledger on a ChromaDB: what langchain4j's store lacks. It makes collections that rank by cosine,
 * which are not the server's default, and reads and writes what they say about themselves. Collections of others are
 * neither read nor changed. Blocks.
 */
final class ChromaCatalog {

    static final int PAGE = 200;

    /** How widely the graph is searched, when it grows and when it is asked; it cannot be changed later. */
    private static final int BREADTH = 200;

    /**
     * Edges of each vector in the graph. With the server's 16, up to a quarter of the vectors of texts that are nearly the
     * same, such as numbered forms, were measured to be out of reach of every search; with 64 none to 1 in 1,000.
     */
    private static final int EDGES = 64;

    private final ObjectMapper json = new ObjectMapper();
    private final ChromaSettings settings;
    private final ChromaHttp http;
    private final ServerGuard guard;
    private final UUID ledgerId;

    ChromaCatalog(ChromaSettings settings, ChromaHttp http, ServerGuard guard, UUID ledgerId) {
        this.settings = settings;
        this.http = http;
        this.guard = guard;
        this.ledgerId = ledgerId;
    }

    /** The server's version, such as 1.0.0. */
    String version() {
        return guard.call(() -> send("GET", "api/v2/version", Map.of()).asText());
    }

    /**
     * Empty when it is not there.
     *
     * @throws IllegalStateException when somebody else's has its name, or its vectors have another dimension
     */
    Optional<ChromaCollection> find(EmbeddingModel model, long collectionId) {
        var wanted = ChromaCollection.planned(ledgerId, collectionId, model);
        try {
            JsonNode found = guard.call(() -> described("GET", collections() + "/" + wanted.name(), Map.of()));
            return Optional.of(checked(wanted, found));
        } catch (ChromaRefused e) {
            if (e.missing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ChromaCollection checked(ChromaCollection wanted, JsonNode node) {
        ChromaCollection found = ChromaCollection.read(node)
                .filter(wanted::isOf)
                .orElseThrow(() -> new IllegalStateException("The collection " + wanted.name() + " in " + http.name()
                        + " belongs to something else; use another database there"));
        if (found.dimension() != wanted.dimension()) {
            throw new IllegalStateException("The collection " + wanted.name() + " in " + http.name()
                    + " holds vectors of "
                    + found.dimension() + " numbers, but the model " + wanted.model() + " makes " + wanted.dimension()
                    + "; give the changed model another name");
        }
        return found;
    }

    /** Makes it, with the tenant and the database when they are missing; or finds it when another process was faster. */
    ChromaCollection create(EmbeddingModel model, long collectionId) {
        var wanted = ChromaCollection.planned(ledgerId, collectionId, model);
        try {
            return checked(wanted, createIn(wanted));
        } catch (ChromaRefused e) {
            if (e.conflict()) {
                return find(model, collectionId)
                        .orElseThrow(() -> new IndexUnavailable(wanted.name() + " came and went in " + http.name(), e));
            }
            throw e;
        }
    }

    private JsonNode createIn(ChromaCollection wanted) {
        Map<String, Object> hnsw =
                Map.of("space", "cosine", "max_neighbors", EDGES, "ef_construction", BREADTH, "ef_search", BREADTH);
        Map<String, Object> body =
                Map.of("name", wanted.name(), "metadata", wanted.metadata(), "configuration", Map.of("hnsw", hnsw));
        try {
            return guard.call(() -> described("POST", collections(), body));
        } catch (ChromaRefused e) {
            // A missing database is a 404 to who reads and a 400 to who writes.
            if (!e.missing() && !e.badRequest()) {
                throw e;
            }
            ensure("api/v2/tenants", settings.tenant());
            ensure("api/v2/tenants/" + encoded(settings.tenant()) + "/databases", settings.database());
            return guard.call(() -> described("POST", collections(), body));
        }
    }

    private void ensure(String path, String name) {
        try {
            guard.run(() -> send("POST", path, Map.of("name", name)));
        } catch (ChromaRefused e) {
            if (!e.conflict()) {
                throw e;
            }
        }
    }

    /** Writes down how far it is, for every process. */
    void applied(ChromaCollection collection, long sequence) {
        // All of the metadata, since what is left out is forgotten.
        Map<String, Object> body =
                Map.of("new_metadata", collection.at(sequence).metadata());
        guard.run(() -> send("PUT", collections() + "/" + collection.id(), body));
    }

    /** All that are there, of every model. */
    List<ChromaCollection> all() {
        List<ChromaCollection> ours = new ArrayList<>();
        for (int offset = 0; ; offset += PAGE) {
            String page = collections() + "?limit=" + PAGE + "&offset=" + offset;
            JsonNode found = guard.call(() -> list(page));
            found.forEach(node -> ChromaCollection.read(node)
                    .filter(collection -> collection.ledgerId().equals(ledgerId))
                    .ifPresent(ours::add));
            if (found.size() < PAGE) {
                return ours;
            }
        }
    }

    private JsonNode list(String page) {
        JsonNode found = send("GET", page, Map.of());
        if (!found.isArray()) {
            throw new IllegalArgumentException("Not a list of collections");
        }
        return found;
    }

    /** How many vectors it holds. */
    long count(ChromaCollection collection) {
        return guard.call(() -> send("GET", collections() + "/" + collection.id() + "/count", Map.of())
                .asLong());
    }

    /** No error when it is gone already. */
    void delete(ChromaCollection collection) {
        try {
            guard.run(() -> send("DELETE", collections() + "/" + collection.name(), Map.of()));
        } catch (ChromaRefused e) {
            if (!e.missing()) {
                throw e;
            }
        }
    }

    private JsonNode described(String method, String path, Map<String, Object> body) {
        JsonNode collection = send(method, path, body);
        if (!collection.path("id").isTextual()) {
            throw new IllegalArgumentException("Not a collection");
        }
        return collection;
    }

    /** Where the vectors of a collection are asked for. */
    String url(ChromaCollection collection) {
        return http.root() + collections() + "/" + collection.id();
    }

    private String collections() {
        return "api/v2/tenants/" + encoded(settings.tenant()) + "/databases/" + encoded(settings.database())
                + "/collections";
    }

    /** For a path. */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(String method, String path, Map<String, Object> body) {
        try {
            Optional<String> content = body.isEmpty() ? Optional.empty() : Optional.of(json.writeValueAsString(body));
            return json.readTree(http.send(method, http.root() + path, content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }
}
