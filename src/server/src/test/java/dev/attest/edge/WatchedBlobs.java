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

    WatchedBlobs(Blobs real) {
        this.real = real;
    }

    public long arrived() {
        return arrived.get();
    }

    public int givenUp() {
        return givenUp.get();
    }

    @Override
    public Mono<StoredBlob> store(Flux<byte[]> bytes, long limit) {
        return real.store(bytes.doOnNext(piece -> arrived.addAndGet(piece.length)), limit)
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
