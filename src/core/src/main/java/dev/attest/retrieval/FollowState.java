package dev.attest.retrieval;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a follower stands.
 *
 * @param applied how far searches see
 * @param heads the newest sequence of each collection when the follower last looked
 * @param current whether the index has caught up since it began, or since it was last found to be behind
 * @param lost whether it failed and is not back yet
 * @param covered when the index was last known to hold everything there was
 * @param rebuilds how often it was emptied on demand
 */
record FollowState(
        AppliedSequences applied, Map<Long, Long> heads, boolean current, boolean lost, Instant covered, int rebuilds) {

    static final FollowState BEGINNING =
            new FollowState(new AppliedSequences(Map.of()), Map.of(), false, false, Instant.EPOCH, 0);

    /** Whether nothing is gained by waiting a little: it is current, or something is wrong. */
    boolean settled() {
        return current || lost;
    }

    boolean reached(long collectionId, long sequence) {
        return applied.of(collectionId) >= sequence;
    }

    Progress progress() {
        long total = heads.values().stream().mapToLong(head -> head).sum();
        long done = heads.entrySet().stream()
                .mapToLong(head -> Math.min(applied.of(head.getKey()), head.getValue()))
                .sum();
        return new Progress(done, total);
    }

    FollowState seen(AppliedSequences now, Map<Long, Long> newest) {
        return new FollowState(now, Map.copyOf(newest), current, lost, covered, rebuilds);
    }

    FollowState applied(long collectionId, long sequence) {
        var sequences = new HashMap<>(applied.byCollection());
        sequences.put(collectionId, sequence);
        return with(new AppliedSequences(sequences));
    }

    FollowState forgotten(long collectionId) {
        var sequences = new HashMap<>(applied.byCollection());
        sequences.remove(collectionId);
        return with(new AppliedSequences(sequences));
    }

    private FollowState with(AppliedSequences now) {
        return new FollowState(now, heads, current, lost, covered, rebuilds);
    }

    FollowState emptied() {
        return new FollowState(new AppliedSequences(Map.of()), heads, false, lost, covered, rebuilds + 1);
    }

    FollowState caughtUp(Instant at) {
        return new FollowState(applied, heads, true, false, at, rebuilds);
    }

    FollowState doubtful() {
        return new FollowState(applied, heads, false, lost, covered, rebuilds);
    }

    FollowState failed() {
        return new FollowState(applied, heads, false, true, covered, rebuilds);
    }
}
