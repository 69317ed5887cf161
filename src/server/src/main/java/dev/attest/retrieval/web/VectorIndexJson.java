package dev.attest.retrieval.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.retrieval.Progress;
import dev.attest.retrieval.VectorLeg;
import org.jspecify.annotations.Nullable;

/**
 * The vector index that serves.
 *
 * @param model whose vectors it holds; null while there is none
 * @param done changes of the ledger that it holds, over all collections
 * @param total changes there are
 */
record VectorIndexJson(State state, @Nullable String model, long done, long total) {

    static final VectorIndexJson NONE = new VectorIndexJson(State.NONE, null, 0, 0);

    static VectorIndexJson of(VectorLeg leg) {
        Progress progress = leg.follower().progress();
        State state = leg.follower().current() ? State.CURRENT : State.BEHIND;
        return new VectorIndexJson(state, leg.embedder().name(), progress.done(), progress.total());
    }

    /** Whether answers are found by vectors, too. */
    enum State {
        @JsonProperty("current")
        CURRENT,
        /** It follows, was lost, or cannot be reached. */
        @JsonProperty("behind")
        BEHIND,
        @JsonProperty("none")
        NONE
    }
}
