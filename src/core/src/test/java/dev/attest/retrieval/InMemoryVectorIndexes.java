package dev.attest.retrieval;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shared by all who have the same object. */
final class InMemoryVectorIndexes implements VectorIndexes {

    final List<String> dropped = new CopyOnWriteArrayList<>();
    private final Map<String, ShakyVectorIndex> byModel = new ConcurrentHashMap<>();

    private boolean shared = true;

    /** As if each process had indexes of its own. */
    InMemoryVectorIndexes ofOneProcess() {
        shared = false;
        return this;
    }

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
    public Mono<Set<String>> models() {
        return Flux.fromIterable(byModel.entrySet())
                .filterWhen(index -> index.getValue()
                        .applied()
                        .map(applied -> !applied.byCollection().isEmpty()))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    @Override
    public boolean shared() {
        return shared;
    }
}
