package dev.attest.edge;

import dev.attest.documents.Blobs;
import dev.attest.documents.StoredBlob;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the bytes that reach the ledger, and the uploads that end without a blob. */
public final class WatchedBlobs implements Blobs {

    private final Blobs real;
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicInteger givenUp = new AtomicInteger();

    private volatile Mono<Void> gate = Mono.empty();

    WatchedBlobs(Blobs real) {
        this.real = real;
    }

    public long arrived() {
        return arrived.get();
    }

    public int givenUp() {
        return givenUp.get();
    }

    /** Lets no byte into the ledger until that completes. */
    public void hold(Mono<Void> until) {
        gate = until;
    }

    @Override
    public Mono<StoredBlob> store(Flux<byte[]> bytes, long limit) {
        Flux<byte[]> watched = bytes.delayUntil(piece -> gate).doOnNext(piece -> arrived.addAndGet(piece.length));
        return real.store(watched, limit)
                .doOnCancel(givenUp::incrementAndGet)
                .doOnError(e -> givenUp.incrementAndGet());
    }

    @Override
    public Mono<Void> discard(UUID blob) {
        return real.discard(blob);
    }

    @Override
    public Flux<byte[]> read(UUID blob, long from, long to) {
        return real.read(blob, from, to);
    }

    @Override
    public Mono<Integer> sweep() {
        return real.sweep();
    }
}
