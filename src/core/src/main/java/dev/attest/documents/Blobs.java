package dev.attest.documents;

import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Original bytes, in rows of at most 1 MiB; never more than a few rows of one blob are in memory. */
public interface Blobs {

    /**
     * Stores bytes as they arrive. A blob that no version takes is swept away an hour or two later.
     *
     * @return fails with {@link DocumentTooLarge} above {@code limit} bytes, having kept nothing
     */
    Mono<StoredBlob> store(Flux<byte[]> bytes, long limit);

    /** Removes a blob that no version holds; no error when it is gone already. */
    Mono<Void> discard(UUID blob);

    /**
     * The bytes from {@code from}, inclusive, to {@code to}, exclusive.
     */
    Flux<byte[]> read(UUID blob, long from, long to);

    /** Removes what uploads that never finished left behind. */
    Mono<Integer> sweep();
}
