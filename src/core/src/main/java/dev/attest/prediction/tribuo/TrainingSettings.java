package dev.attest.prediction.tribuo;

import java.util.EnumSet;
import java.util.List;

/**
 * How a model is learnt and measured.
 *
 * @param seed of all that is random: the same seed and the same examples give the same bytes
 * @param folds of each cross-validation, from 2
 * @param repeats of the cross-validation, each with folds of its own, from 1
 * @param holdOut the share of the rows kept back for the held-out figures, above 0 and below 1
 * @param algorithms to choose from, at least one, each once
 */
public record TrainingSettings(long seed, int folds, int repeats, double holdOut, List<Algorithm> algorithms) {

    public TrainingSettings {
        algorithms = List.copyOf(algorithms);
        if (folds < 2 || repeats < 1) {
            throw new IllegalArgumentException(
                    "Cross-validation needs at least 2 folds and 1 repeat, not " + folds + " and " + repeats);
        }
        if (!(holdOut > 0 && holdOut < 1)) {
            throw new IllegalArgumentException("The share held out lies between 0 and 1, it cannot be " + holdOut);
        }
        if (algorithms.isEmpty() || EnumSet.copyOf(algorithms).size() < algorithms.size()) {
            throw new IllegalArgumentException(
                    "There is at least one algorithm to choose from, and each is named once");
        }
    }
}
