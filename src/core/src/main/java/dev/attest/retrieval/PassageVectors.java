package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Embeddings;
import dev.attest.documents.StagedChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The vectors of passages by one model: those the ledger has, and for other texts new ones, which it keeps. */
public final class PassageVectors {

    private static final Logger LOG = LoggerFactory.getLogger(PassageVectors.class);

    /** Few enough that a crash costs little, and many enough for an endpoint that takes several at once. */
    public static final int AT_ONCE = 32;

    private final Embeddings embeddings;
    private final Embedder embedder;
    /** Refused chunks the log has heard of; a batch is tried again when something else in it failed. */
    private final Set<ChunkId> told = ConcurrentHashMap.newKeySet();

    public PassageVectors(Embeddings embeddings, Embedder embedder) {
        this.embeddings = embeddings;
        this.embedder = embedder;
    }

    /** The model's name. */
    public String model() {
        return embedder.name();
    }

    /**
     * A vector for every text but those the model refuses for good, by the texts' hashes; they are in the ledger then. Fails
     * as the embedder does when it is away, with what was embedded before kept.
     */
    public Mono<Map<String, float[]>> of(Map<String, String> textByHash) {
        return embeddings.find(model(), textByHash.keySet()).flatMap(known -> {
            var missing = new LinkedHashMap<>(textByHash);
            missing.keySet().removeAll(known.keySet());
            return Flux.fromIterable(missing.entrySet())
                    .buffer(AT_ONCE)
                    .concatMap(this::embed, 1)
                    .collect(() -> new HashMap<>(known), Map::putAll);
        });
    }

    private Mono<Map<String, float[]>> embed(List<Map.Entry<String, String>> texts) {
        return embedder.passages(texts.stream().map(Map.Entry::getValue).toList())
                .map(vectors -> paired(texts, vectors))
                .delayUntil(vectors -> embeddings.save(model(), vectors))
                .onErrorResume(TextRefused.class, e -> withoutRefused(texts, e));
    }

    /** Halves, until the text that is refused is alone. */
    private Mono<Map<String, float[]>> withoutRefused(List<Map.Entry<String, String>> texts, TextRefused e) {
        int half = texts.size() / 2;
        if (half == 0) {
            LOG.debug("A text has no vector", e);
            return Mono.just(Map.of());
        }
        return Flux.just(texts.subList(0, half), texts.subList(half, texts.size()))
                .concatMap(this::embed, 1)
                .collect(HashMap::new, Map::putAll);
    }

    private static Map<String, float[]> paired(List<Map.Entry<String, String>> texts, List<float[]> vectors) {
        var paired = new HashMap<String, float[]>();
        for (int i = 0; i < texts.size(); i++) {
            paired.put(texts.get(i).getKey(), vectors.get(i));
        }
        return paired;
    }

    /** Chunks as a vector index takes them, in order, without those whose text the model refuses. */
    Mono<List<IndexedChunk>> indexed(List<StagedChunk> staged) {
        var texts = new LinkedHashMap<String, String>();
        staged.forEach(chunk -> texts.put(chunk.textHash(), chunk.text()));
        return of(texts).map(vectors -> {
            var indexed = new ArrayList<IndexedChunk>(staged.size());
            for (StagedChunk chunk : staged) {
                float[] vector = vectors.get(chunk.textHash());
                if (vector == null) {
                    leftOut(chunk.id());
                } else {
                    indexed.add(
                            IndexedChunk.ofVector(chunk.id(), chunk.accessSet(), chunk.text(), vector, chunk.fields()));
                }
            }
            return indexed;
        });
    }

    private void leftOut(ChunkId chunk) {
        if (told.add(chunk)) {
            LOG.warn(
                    "{} makes no vector of chunk {} of document {}, version {}: it is found by its words only",
                    model(),
                    chunk.ordinal(),
                    chunk.documentId(),
                    chunk.version());
        }
    }
}
