package dev.attest.retrieval.langchain4j;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.documents.ChunkId;
import dev.attest.retrieval.Hit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The vectors of one collection by calls of our own: langchain4j's store has every answer carry the vectors and the
 * metadata of all hits, most of which a filter drops, and knows no search among named chunks. Blocks.
 */
final class ChromaVectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromaHttp http;
    private final ServerGuard guard;
    private final String url;

    /**
     * Those of a collection.
     *
     * @param url of the collection
     */
    ChromaVectors(ChromaHttp http, ServerGuard guard, String url) {
        this.http = http;
        this.guard = guard;
        this.url = url;
    }

    /** As the server answers a search: a list for each of its questions. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(List<List<String>> ids, List<List<Double>> distances) {}

    /** As the server answers who asks for some by their ids. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stored(List<String> ids, List<float[]> embeddings) {}

    /** As the server answers who asks only which of some are there. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Names(List<String> ids) {}

    /** The nearest {@code most} of all. */
    List<Hit> nearest(float[] question, int most) {
        return found(Map.of("query_embeddings", List.of(question), "n_results", most, "include", List.of("distances")));
    }

    /** The nearest {@code most} of the named chunks, all of which are there. */
    List<Hit> nearest(float[] question, Collection<ChunkId> chunks, int most) {
        return found(Map.of(
                "query_embeddings",
                List.of(question),
                "n_results",
                most,
                "ids",
                names(chunks),
                "include",
                List.of("distances")));
    }

    private List<Hit> found(Map<String, Object> query) {
        return guard.call(() -> {
            Found found = send("/query", query, Found.class);
            List<String> ids = found.ids().get(0);
            List<Double> distances = found.distances().get(0);
            // The distance is 1 minus the cosine.
            return IntStream.range(0, ids.size())
                    .mapToObj(i -> new Hit(ChunkId.parse(ids.get(i)), cosine(1 - distances.get(i))))
                    .toList();
        });
    }

    /** Those of the named chunks that are there, in no order. */
    List<ChunkId> present(Collection<ChunkId> chunks) {
        return guard.call(() ->
                send("/get", Map.of("ids", names(chunks), "include", List.of()), Names.class).ids().stream()
                        .map(ChunkId::parse)
                        .toList());
    }

    /** The named chunks with their cosines, in no order; chunks that are not there are left out. */
    List<Hit> compared(float[] question, Collection<ChunkId> chunks) {
        return guard.call(() -> {
            Stored stored = send("/get", Map.of("ids", names(chunks), "include", List.of("embeddings")), Stored.class);
            var hits = new HashMap<ChunkId, Hit>();
            for (int i = 0; i < stored.ids().size(); i++) {
                ChunkId chunk = ChunkId.parse(stored.ids().get(i));
                hits.put(
                        chunk,
                        new Hit(
                                chunk,
                                cosine(product(question, stored.embeddings().get(i)))));
            }
            return List.copyOf(hits.values());
        });
    }

    private static List<String> names(Collection<ChunkId> chunks) {
        return chunks.stream().map(ChunkId::toString).toList();
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double cosine(double number) {
        return Math.max(-1, Math.min(1, number));
    }

    private <T> T send(String path, Map<String, Object> body, Class<T> type) {
        try {
            return JSON.readValue(http.send("POST", url + path, Optional.of(JSON.writeValueAsString(body))), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not such an answer", e);
        }
    }
}
