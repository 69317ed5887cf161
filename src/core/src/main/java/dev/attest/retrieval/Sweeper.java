package dev.attest.retrieval;

import dev.attest.documents.ChangeLog;
import dev.attest.documents.VersionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes out of an index, a little in every round, what no request can see any more. Searches leave that out anyway, so
 * neither being late nor failing makes an index any less current.
 */
final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int VERSIONS_AT_ONCE = 200;
    private static final int SWEEPS_A_ROUND = 5;
    /** Whichever process writes sweeps within minutes: what an index is left with after a week without any is little. */
    private static final Duration BEFORE_THE_START = Duration.ofDays(7);

    private final String name;
    private final ChunkIndex index;
    private final ChangeLog changes;
    private final Duration poll;
    private final boolean shared;
    private final Deque<Sweep> owed = new ArrayDeque<>();
    private Instant until = Instant.EPOCH;
    private boolean begun;
    private boolean failing;

    private record Sweep(long collectionId, List<VersionKey> versions) {}

    Sweeper(String name, ChunkIndex index, ChangeLog changes, Duration poll, boolean shared) {
        this.name = name;
        this.index = index;
        this.changes = changes;
        this.poll = poll;
        this.shared = shared;
    }

    /**
     * An index that others keep too has been swept by them. One that is built now must leave out everything that was ever
     * retired.
     */
    void begin(AppliedSequences applied, Map<Long, Long> heads, Instant now) {
        boolean built =
                heads.entrySet().stream().allMatch(head -> head.getValue() == 0 || applied.of(head.getKey()) > 0);
        if (!begun && shared && built) {
            until = now.minus(BEFORE_THE_START);
        }
        begun = true;
    }

    /** The index holds nothing any more. */
    void restart() {
        owed.clear();
        until = Instant.EPOCH;
    }

    /** By collection, what was retired since the last time. */
    Mono<Map<Long, List<VersionKey>>> retired(Instant to) {
        return isDue(to) ? changes.retired(until, to) : Mono.just(Map.of());
    }

    private boolean isDue(Instant to) {
        return !to.isBefore(until.plus(poll));
    }

    boolean leavesWork() {
        return !owed.isEmpty();
    }

    /** What {@link #retired} found is to be swept. */
    void owe(Map<Long, List<VersionKey>> retired, Instant to) {
        retired.forEach((collection, versions) -> {
            for (int from = 0; from < versions.size(); from += VERSIONS_AT_ONCE) {
                int end = Math.min(versions.size(), from + VERSIONS_AT_ONCE);
                owed.add(new Sweep(collection, List.copyOf(versions.subList(from, end))));
            }
        });
        if (isDue(to)) {
            until = to;
        }
    }

    Mono<Void> sweep(AppliedSequences applied) {
        return Mono.defer(() -> Flux.fromIterable(List.copyOf(owed))
                .take(SWEEPS_A_ROUND)
                .concatMap(sweep -> index.apply(new IndexChanges(
                                sweep.collectionId(),
                                applied.of(sweep.collectionId()),
                                List.of(),
                                List.of(),
                                sweep.versions()))
                        .then(Mono.fromRunnable(() -> {
                            owed.remove(sweep);
                            failing = false;
                        })))
                .then()
                .onErrorResume(this::later));
    }

    private Mono<Void> later(Throwable e) {
        if (!failing) {
            LOG.warn("The {} keeps retired versions for now, which is tried again: {}", name, e.getMessage());
        }
        LOG.debug("The {} keeps retired versions for now", name, e);
        failing = true;
        return Mono.empty();
    }
}
