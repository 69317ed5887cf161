package dev.attest.answering;

import java.util.Optional;

/** What a model writes, piece by piece. */
public sealed interface Written {

    /**
     * More of the sentence being written, to be shown at once.
     *
     * @param text with the white space that separates it from what went before, without citation markers
     */
    record Text(String text) implements Written {}

    /** The texts since the last complete sentence are a sentence: joined and stripped, they are the statement's text. */
    record Complete(Statement statement) implements Written {}

    /**
     * The last piece of a model that keeps accounts.
     *
     * @param usage empty when the model did not say, or said nonsense
     */
    record Account(Optional<Usage> usage, Markers markers) implements Written {}
}
