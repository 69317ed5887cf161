package dev.attest.judging.local;

/**
 * A weighted sum of standardised features.
 *
 * @param means of the features in training, by index
 * @param deviations their standard deviations, above 0
 * @param weights of the standardised features
 */
public record Linear(double[] means, double[] deviations, double[] weights, double intercept) {

    public Linear {
        int features = Feature.values().length;
        if (means.length != features || deviations.length != features || weights.length != features) {
            throw new IllegalArgumentException(
                    "The linear part needs a number for each of the " + features + " features");
        }
    }

    /** Log odds of support. */
    double value(double[] values) {
        double sum = intercept;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * (values[i] - means[i]) / deviations[i];
        }
        return sum;
    }
}
