package dev.attest.answering;

/** A link from an answer to what it rests on. */
public sealed interface Citation permits DocumentCitation, PredictionCitation {

    /** As in the answer's markers, from 1. */
    int number();

    /** What the source says, word for word. */
    String quote();
}
