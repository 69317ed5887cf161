package dev.attest.statistics;

/** The standard normal distribution. */
final class Normal {

    /** Beyond it nothing is left that a double could tell from 0 or 1. */
    private static final double FAR = 8;

    private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

    private Normal() {}

    /** The probability of at most {@code x}, by the series of Marsaglia, Evaluating the normal distribution, 2004. */
    static double cdf(double x) {
        if (Math.abs(x) >= FAR) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double before = 0;
        double term = x;
        for (int i = 3; sum != before; i += 2) {
            term *= x * x / i;
            before = sum;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2 - LOG_ROOT_TWO_PI);
    }

    /** The value that is not exceeded with a probability. */
    static double quantile(double probability) {
        return Root.of(x -> cdf(x) - probability, -FAR, FAR);
    }
}
