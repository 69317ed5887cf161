package dev.attest.answering;

/** What came of asking a model for a prediction. */
public sealed interface Consultation {

    /** A prediction to state and to cite. */
    record Given(PredictionSource source) implements Consultation {}

    /**
     * No prediction.
     *
     * @param reason for whoever asked, a program that reads English included: what is wrong, and what the model takes
     */
    record Refused(String reason) implements Consultation {}
}
