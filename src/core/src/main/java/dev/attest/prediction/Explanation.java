package dev.attest.prediction;

import java.util.List;
import java.util.Optional;

/**
 * Why a row got the probability it got, against the row of baselines: Shapley values of the probability of one label.
 *
 * @param label index of the label explained, the one the row gets
 * @param base the probability of that label for the row of baselines
 * @param probability the probability of that label for this row; {@code base} plus all contributions, but for rounding
 * @param contributions of each feature, in the order of the card
 * @param standardErrors of each contribution where they were sampled; empty where they are exact
 * @param evaluations how many rows the model was asked for
 */
public record Explanation(
        int label,
        double base,
        double probability,
        List<Double> contributions,
        Optional<List<Double>> standardErrors,
        long evaluations) {

    public Explanation {
        contributions = List.copyOf(contributions);
        standardErrors = standardErrors.map(List::copyOf);
    }
}
