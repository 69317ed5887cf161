package dev.attest.retrieval;

import dev.attest.documents.Embeddings;
import dev.attest.documents.StagedChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The vectors of passages by one model: those the ledger has, and for other texts new ones, which it keeps. */
public final class PassageVectors {

    /** Few enough that a crash costs little, and many enough for an endpoint that takes several at once. */
    public static final int AT_ONCE = 32;

    private final Embeddings embeddings;
    private final Embedder embedder;

    public PassageVectors(Embeddings embeddings, Embedder embedder) {
        this.embeddings = embeddings;
        this.embedder = embedder;
    }

    /** The model's name. */
    public String model() {
        return embedder.name();
    }

    /**
     * A vector for every text, by the texts' hashes; they are in the ledger then. Fails as the embedder does, with what was
     * embedded before kept.
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
                .delayUntil(vectors -> embeddings.save(model(), vectors));
    }

    private static Map<String, float[]> paired(List<Map.Entry<String, String>> texts, List<float[]> vectors) {
        var paired = new HashMap<String, float[]>();
        for (int i = 0; i < texts.size(); i++) {
            paired.put(texts.get(i).getKey(), vectors.get(i));
        }
        return paired;
    }

    /** Chunks as a vector index takes them, in order. */
    Mono<List<IndexedChunk>> indexed(List<StagedChunk> staged) {
        var texts = new LinkedHashMap<String, String>();
        staged.forEach(chunk -> texts.put(chunk.textHash(), chunk.text()));
        return of(texts).map(vectors -> {
            var indexed = new ArrayList<IndexedChunk>(staged.size());
            for (StagedChunk chunk : staged) {
                float[] vector = Objects.requireNonNull(vectors.get(chunk.textHash()));
                indexed.add(new IndexedChunk(chunk.id(), chunk.accessSet(), chunk.text(), vector));
            }
            return indexed;
        });
    }
}
