package dev.attest.retrieval;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The index in memory behind a server that can be switched off, made to hang, or emptied. */
public final class ShakyVectorIndex implements VectorIndex {

    private volatile InMemoryVectorIndex held = new InMemoryVectorIndex();
    private volatile boolean away;
    private volatile boolean readOnly;
    private volatile boolean hanging;
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger writing = new AtomicInteger();
    final AtomicInteger mostWriting = new AtomicInteger();
    final AtomicInteger added = new AtomicInteger();

    public void away(boolean now) {
        away = now;
    }

    /** Takes no changes any more. */
    void readOnly(boolean now) {
        readOnly = now;
    }

    /** Searches never end. */
    void hanging(boolean now) {
        hanging = now;
    }

    void empty() {
        held = new InMemoryVectorIndex();
    }

    @Override
    public Mono<Nearest> nearest(float[] question, Scope scope, int limit) {
        return Mono.defer(() -> hanging ? Mono.never() : there(held.nearest(question, scope, limit)));
    }

    @Override
    public Mono<Void> apply(IndexChanges changes) {
        return Mono.defer(() -> {
                    mostWriting.accumulateAndGet(writing.incrementAndGet(), Math::max);
                    added.addAndGet(changes.added().size());
                    return readOnly ? Mono.error(unavailable()) : there(held.apply(changes));
                })
                .doFinally(signal -> writing.decrementAndGet());
    }

    @Override
    public Mono<Void> drop(long collectionId) {
        return Mono.defer(() -> there(held.drop(collectionId)));
    }

    @Override
    public Mono<AppliedSequences> applied() {
        return Mono.defer(() -> {
            looks.incrementAndGet();
            return there(held.applied());
        });
    }

    private <T> Mono<T> there(Mono<T> result) {
        return away ? Mono.error(unavailable()) : result;
    }

    private static IndexUnavailable unavailable() {
        return new IndexUnavailable("The index server does not answer", new IllegalStateException("refused"));
    }
}
