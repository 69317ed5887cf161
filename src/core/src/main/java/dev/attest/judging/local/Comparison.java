package dev.attest.judging.local;

import java.util.List;

/**
 * What comparing a sentence with its sources showed.
 *
 * @param values of the features, by index; {@link Feature#NEW_MEANING} is 0 until a model fills it in
 * @param unmatched the token vectors of the sentence's new words, added up, each as long as its match falls short
 * @param shortcomings what the sources lack, for people, at least one
 */
public record Comparison(double[] values, float[] unmatched, List<String> shortcomings) {

    public Comparison {
        shortcomings = List.copyOf(shortcomings);
    }

    /**
     * Whether a number is missing or counts something else, or the sentence negates what sources state: rare in training
     * beside sentences that are right else, and plain enough never to be called supported.
     */
    public boolean contradicted() {
        return value(Feature.NUMBERS_MOVED) > 0
                || value(Feature.NUMBERS_MISSING) > 0
                || value(Feature.NEGATION_ADDED) >= 1;
    }

    public double value(Feature feature) {
        return values[feature.index()];
    }
}
