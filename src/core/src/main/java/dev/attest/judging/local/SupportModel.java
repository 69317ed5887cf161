package dev.attest.judging.local;

import java.util.List;

/**
 * Tells from a {@link Comparison} how likely a sentence follows from its sources: a learned layer over the vectors of its
 * new words, then the mean of a linear model and of boosted trees (Friedman, 2001) over all features, calibrated.
 *
 * <p>Probabilities are for as many supported sentences as others; above .5 support is the likelier.
 *
 * @param meaning a weight for each dimension of {@link Comparison#unmatched()}
 * @param card what the file says of where the model comes from, as lines {@code key=value}
 */
public record SupportModel(
        double[] meaning, Linear linear, List<Tree> trees, Calibration calibration, List<String> card) {

    /** Of the bundled encoder's vectors. */
    public static final int DIMENSION = 384;

    public SupportModel {
        trees = List.copyOf(trees);
        card = List.copyOf(card);
        if (meaning.length != DIMENSION) {
            throw new IllegalArgumentException("The learned layer needs " + DIMENSION + " weights");
        }
    }

    /** The model as shipped. */
    public static SupportModel shipped() {
        return SupportModelFile.shipped();
    }

    /** All features, {@link Feature#NEW_MEANING} included. */
    public static double[] values(Comparison comparison, double[] meaning) {
        double[] values = comparison.values().clone();
        double sum = 0;
        for (int d = 0; d < meaning.length; d++) {
            sum += meaning[d] * comparison.unmatched()[d];
        }
        values[Feature.NEW_MEANING.index()] = sum;
        return values;
    }

    /** Before calibration, as log odds. */
    public double score(Comparison comparison) {
        double[] values = values(comparison, meaning);
        double boosted = trees.stream().mapToDouble(tree -> tree.value(values)).sum();
        return (linear.value(values) + boosted) / 2;
    }

    /** Probability, 0 to 1, that the sentence follows from its sources. */
    public double probability(Comparison comparison) {
        return calibration.probability(score(comparison));
    }

    public SupportModel with(Calibration other) {
        return new SupportModel(meaning, linear, trees, other, card);
    }

    public SupportModel with(List<String> otherCard) {
        return new SupportModel(meaning, linear, trees, calibration, otherCard);
    }
}
