package dev.attest.retrieval;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** One question's search by vectors, on one leg. It is never in the way of an answer: what fails or takes too long is left out. */
final class MeaningSearch {

    private static final Logger LOG = LoggerFactory.getLogger(MeaningSearch.class);

    private final VectorLeg leg;
    private final float[] question;
    private final Duration patience;

    private MeaningSearch(VectorLeg leg, float[] question, Duration patience) {
        this.leg = leg;
        this.question = question;
        this.patience = patience;
    }

    /** Empty without a leg, and when the question cannot be embedded in time. */
    static Mono<Optional<MeaningSearch>> of(Optional<VectorLeg> leg, String question, Duration patience) {
        return leg.map(there -> embedded(there.embedder(), question, patience)
                        .map(vector -> vector.map(found -> new MeaningSearch(there, found, patience))))
                .orElse(Mono.just(Optional.empty()));
    }

    /** The vector of a question; empty when there is none in time. */
    static Mono<Optional<float[]>> embedded(Embedder embedder, String question, Duration patience) {
        return embedder.question(question)
                .timeout(patience)
                .map(Optional::of)
                .onErrorResume(e -> leftOut(e, Optional.empty()));
    }

    float[] question() {
        return question;
    }

    /** The hits; empty when the index could not be searched in time, which casts doubt on it. */
    Mono<Optional<List<Hit>>> search(Scope scope, int limit, PlanNotes notes) {
        return notes.vectors(leg.index().nearest(question, scope, limit))
                .timeout(patience)
                .map(found -> Optional.of(found.hits()))
                .doOnError(e -> doubt())
                .onErrorResume(e -> leftOut(e, Optional.empty()));
    }

    /** Whether the index itself says, or cannot say in time, that it is behind these sequences by collection. */
    Mono<Boolean> holdsLess(Map<Long, Long> sequences) {
        return leg.index()
                .applied()
                .map(now -> sequences.entrySet().stream().anyMatch(seen -> now.of(seen.getKey()) < seen.getValue()))
                .timeout(patience)
                .onErrorResume(e -> leftOut(e, true));
    }

    void doubt() {
        leg.follower().doubt();
    }

    boolean current() {
        return leg.follower().current();
    }

    AppliedSequences applied() {
        return leg.follower().applied();
    }

    boolean bundled() {
        return leg.bundled();
    }

    static <T> Mono<T> leftOut(Throwable e, T instead) {
        boolean expected =
                e instanceof IndexUnavailable || e instanceof EmbedderUnavailable || e instanceof TimeoutException;
        if (!expected) {
            LOG.warn("An answer does without vectors: {}", e.toString());
            LOG.debug("An answer does without vectors", e);
        }
        return Mono.just(instead);
    }
}
