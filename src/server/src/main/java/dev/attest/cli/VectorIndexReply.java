package dev.attest.cli;

import org.jspecify.annotations.Nullable;

/**
 * How far the vector index is.
 *
 * @param state "current", "behind" or "none"
 */
record VectorIndexReply(String state, @Nullable String model, long done, long total) {

    boolean isCurrent() {
        return state.equals("current");
    }

    boolean isThere() {
        return !state.equals("none");
    }
}
