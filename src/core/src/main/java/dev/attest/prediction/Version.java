package dev.attest.prediction;

import dev.attest.prediction.ModelStatus.State;
import java.util.Optional;

/**
 * One version as it stands.
 *
 * @param seen what lay in its folder when it was last looked at; empty when it was gone
 * @param tried whether what was seen has been opened, for better or worse, and is not to be tried again
 * @param unloaded whether an engineer stopped it
 * @param loaded what serves it
 * @param reason what is wrong with the folder as it is now
 * @param card of what is or was loaded last, else the one in the folder when it can be read
 */
record Version(
        VersionId id,
        Optional<Fingerprint> seen,
        boolean tried,
        boolean unloaded,
        Optional<Loaded> loaded,
        Optional<String> reason,
        Optional<ModelCard> card) {

    static Version unseen(VersionId id) {
        return new Version(id, Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What lies there now is to be opened once nothing is written to it any more. */
    Version waiting(Fingerprint now) {
        return new Version(id, Optional.of(now), false, unloaded, loaded, reason, card);
    }

    Version gone() {
        return new Version(id, Optional.empty(), false, unloaded, loaded, reason, card);
    }

    Version serving(Fingerprint now, Loaded opened) {
        return new Version(
                id,
                Optional.of(now),
                true,
                false,
                Optional.of(opened),
                Optional.empty(),
                Optional.of(opened.model().card()));
    }

    /**
     * What was loaded before goes on serving.
     *
     * @param found the card that lies there now
     */
    Version broken(Fingerprint now, String why, Optional<ModelCard> found) {
        Optional<ModelCard> shown = loaded.isPresent() ? card : found;
        return new Version(id, Optional.of(now), true, false, loaded, Optional.of(why), shown);
    }

    Version stopped() {
        return new Version(id, seen, false, true, Optional.empty(), Optional.empty(), card);
    }

    /** Whether anybody is to know of it: one that was stopped is remembered without its folder, but not shown. */
    boolean isShown() {
        return !unloaded || seen.isPresent();
    }

    State state() {
        if (unloaded) {
            return State.UNLOADED;
        }
        if (loaded.isPresent()) {
            return State.READY;
        }
        return reason.isPresent() ? State.BROKEN : State.LOADING;
    }

    ModelStatus status(boolean latest) {
        return new ModelStatus(id.model(), id.version(), state(), latest, reason, card);
    }
}
