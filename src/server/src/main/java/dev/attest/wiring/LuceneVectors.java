package dev.attest.wiring;

import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorIndexes;
import reactor.core.publisher.Mono;

/** The index of this process, for the one model it has vectors of. */
record LuceneVectors(VectorIndex index) implements VectorIndexes {

    @Override
    public VectorIndex of(EmbeddingModel model) {
        return index;
    }

    @Override
    public Mono<Void> drop(String model) {
        return index.applied()
                .flatMapIterable(applied -> applied.byCollection().keySet())
                .concatMap(index::drop)
                .then();
    }

    @Override
    public boolean shared() {
        return false;
    }
}
