package dev.attest.prediction.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.prediction.ModelStatus;
import org.jspecify.annotations.Nullable;

/**
 * One version as it stands.
 *
 * @param latest whether it predicts when no version is named
 * @param reason what is wrong with its folder as it is now; null when nothing is
 */
record ServedVersionJson(
        String version,
        State state,
        boolean latest,
        @Nullable String reason) {

    /** Only {@code ready} versions predict. */
    enum State {
        @JsonProperty("ready")
        READY,
        @JsonProperty("loading")
        LOADING,
        @JsonProperty("broken")
        BROKEN,
        @JsonProperty("unloaded")
        UNLOADED
    }

    static ServedVersionJson of(ModelStatus status) {
        return new ServedVersionJson(
                status.version(),
                State.valueOf(status.state().name()),
                status.latest(),
                status.reason().orElse(null));
    }
}
