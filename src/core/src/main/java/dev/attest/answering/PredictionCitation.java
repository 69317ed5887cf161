package dev.attest.answering;

/** A link from an answer to a prediction it states. */
public record PredictionCitation(int number, PredictionSource source) implements Citation {

    @Override
    public String quote() {
        return source.sentence();
    }
}
