package dev.attest.prediction;

import java.util.Optional;

/** What opening a version came to. */
sealed interface Opening {

    record Opened(ServedModel model) implements Opening {}

    /** Nothing says that the file is whole, and it was written to a moment ago. */
    record NotYet() implements Opening {}

    /**
     * It cannot be used.
     *
     * @param reason for whoever put it there
     * @param card when it could be read
     * @param cause for the log
     */
    record Refused(String reason, Optional<ModelCard> card, Throwable cause) implements Opening {}
}
