package dev.attest.cli;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job's state.
 *
 * @param done finished steps of the present stage, out of {@code total}
 */
record JobReply(
        String id,
        String documentId,
        String state,
        long done,
        long total,
        @Nullable Problem problem) {

    private static final Set<String> FINAL = Set.of("ready", "failed", "cancelled");

    JobReply {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
    }

    boolean isFinal() {
        return FINAL.contains(state);
    }

    String stage() {
        return total > 0 ? "%s %d/%d".formatted(state, done, total) : state;
    }
}
