package dev.attest.retrieval;

import java.util.List;
import reactor.core.publisher.Mono;

/** Compares with every vector. */
public final class InMemoryVectorIndex extends InMemoryChunks implements VectorIndex {

    @Override
    public Mono<Nearest> nearest(float[] question, Scope scope, int limit) {
        return Mono.fromSupplier(() -> {
            List<Hit> hits = best(scope, limit, chunk -> cosine(question, chunk.vector()));
            return new Nearest(hits, Nearest.Way.SCAN, all().count());
        });
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return Math.max(-1, Math.min(1, product));
    }
}
