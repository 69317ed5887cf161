package dev.attest.statistics;

/** Student's t distribution; degrees of freedom need not be whole, and are at least 1. */
final class StudentT {

    /** Above every quantile that is asked for: the 97.5 % one is 12.7 at one degree of freedom, and less at more. */
    private static final double FAR = 13;

    private StudentT() {}

    /** The probability of at most {@code t}. */
    static double cdf(double t, double degrees) {
        double tail = IncompleteBeta.of(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
        return t < 0 ? tail : 1 - tail;
    }

    /** The value that is not exceeded with a probability from 0.025 to 0.975. */
    static double quantile(double probability, double degrees) {
        return Root.of(t -> cdf(t, degrees) - probability, -FAR, FAR);
    }
}
