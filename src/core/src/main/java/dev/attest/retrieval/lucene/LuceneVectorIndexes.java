package dev.attest.retrieval.lucene;

import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorIndexes;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The vectors of each model as a leg of their own, in the Lucene index of this process. */
final class LuceneVectorIndexes implements VectorIndexes {

    private final LuceneStore store;

    LuceneVectorIndexes(LuceneStore store) {
        this.store = store;
    }

    @Override
    public VectorIndex of(EmbeddingModel model) {
        return new LuceneVectorIndex(store, Leg.vectors(model.name()));
    }

    @Override
    public Mono<Void> drop(String model) {
        return store.drop(Leg.vectors(model));
    }

    @Override
    public Mono<Set<String>> models() {
        return store.models();
    }

    @Override
    public boolean shared() {
        return false;
    }
}
