package dev.attest.retrieval;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Shared by all who have the same object. */
final class InMemoryVectorIndexes implements VectorIndexes {

    final List<String> dropped = new CopyOnWriteArrayList<>();
    private final Map<String, ShakyVectorIndex> byModel = new ConcurrentHashMap<>();

    ShakyVectorIndex of(String model) {
        return byModel.computeIfAbsent(model, name -> new ShakyVectorIndex());
    }

    @Override
    public VectorIndex of(EmbeddingModel model) {
        return of(model.name());
    }

    @Override
    public Mono<Void> drop(String model) {
        return Mono.fromRunnable(() -> {
            of(model).empty();
            dropped.add(model);
        });
    }

    @Override
    public boolean shared() {
        return true;
    }
}
