package dev.attest.retrieval;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * What this replica searches with: words always, vectors while there are any.
 *
 * @param words finds chunks by their words
 * @param follower keeps that index up to date
 * @param vectors the leg that serves now; empty while there is none
 */
public record Legs(KeywordIndex words, IndexFollower follower, Supplier<Optional<VectorLeg>> vectors) {

    /**
     * Completes once both legs see the collection at a sequence or later. Vectors are waited for while they are current and
     * have patience; words must get there, or it fails with {@link java.util.concurrent.TimeoutException}.
     */
    public Mono<Void> reached(long collectionId, long sequence, Duration patience) {
        return Mono.when(
                follower.reached(collectionId, sequence).timeout(patience),
                byVectors(vectors.get(), collectionId, sequence).timeout(patience, Mono.empty()));
    }

    Mono<Void> reached(Optional<VectorLeg> leg, long collectionId, long sequence) {
        return Mono.when(follower.reached(collectionId, sequence), byVectors(leg, collectionId, sequence));
    }

    private static Mono<Void> byVectors(Optional<VectorLeg> leg, long collectionId, long sequence) {
        return leg.map(there -> there.follower().reachedWhileCurrent(collectionId, sequence))
                .orElse(Mono.empty());
    }
}
