package dev.attest.prediction;

import java.util.Optional;

/**
 * One version as it stands.
 *
 * @param latest whether {@link Models#LATEST} means this one
 * @param reason what is wrong with the folder as it is now; empty when nothing is. A version that is {@code READY} with a
 *     reason is the last good one of a folder that was changed since.
 * @param card of the version that is served, else the one in the folder when it can be read
 */
public record ModelStatus(
        String name, String version, State state, boolean latest, Optional<String> reason, Optional<ModelCard> card) {

    /** Whether a version answers. */
    public enum State {
        READY,
        LOADING,
        /** Its card or its file cannot be used. */
        BROKEN,
        /** An engineer stopped it. */
        UNLOADED
    }
}
