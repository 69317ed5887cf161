package dev.attest.eval.models;

import dev.attest.eval.models.ModelSettings.Structure;

/** A language model that completes one prompt at a time. Blocks; several threads may ask at once. */
public interface LanguageModel {

    /** The model's name, as its server knows it. */
    String name();

    /** How its server is told what form an answer has; it decides what the model reads. */
    default Structure structure() {
        return Structure.SCHEMA;
    }

    /**
     * What the model says to a prompt. Passing failures (429, 5xx, a broken connection, a time-out) have been tried again
     * when this fails.
     *
     * @throws ModelFailed when it says nothing usable: refused, unreachable, too slow, cut off
     */
    Completion complete(Prompt prompt);
}
