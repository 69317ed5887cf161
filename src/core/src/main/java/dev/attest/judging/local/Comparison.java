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

    public double value(Feature feature) {
        return values[feature.index()];
    }
}
