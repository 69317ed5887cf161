package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import java.util.Comparator;

/** A chunk an index found, before anyone checked that the asker may see it. */
public record Hit(ChunkId chunk, double score) {

    /** Ties in chunk-id order: document ids as texts, as UUIDs compare by signed halves. */
    public static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble((Hit hit) -> -hit.score())
            .thenComparing(hit -> hit.chunk().documentId().toString())
            .thenComparingInt(hit -> hit.chunk().version())
            .thenComparingInt(hit -> hit.chunk().ordinal());
}
