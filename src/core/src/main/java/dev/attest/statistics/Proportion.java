package dev.attest.statistics;

/**
 * A share with its 95 % score interval (Wilson, Probable inference, the law of succession, and statistical inference, 1927),
 * which stays within 0 and 1 and does not shrink to a point where all succeed or none does.
 *
 * <p>It holds for the mean of any values from 0 to 1 as well, only wider than need be: none of them varies more than values
 * that are 0 or 1 with the same mean.
 *
 * @param value from 0 to 1; NaN without trials
 * @param n trials, independent of one another
 */
public record Proportion(double value, double n) {

    private static final double Z = 1.959963984540054;

    public Proportion {
        if (!(n >= 0) || value < 0 || value > 1) {
            throw new IllegalArgumentException("A proportion is from 0 to 1, not " + value + " of " + n);
        }
    }

    public static Proportion of(int successes, int trials) {
        return new Proportion(trials == 0 ? Double.NaN : (double) successes / trials, trials);
    }

    /** Lower bound; 0 without trials. */
    public double low() {
        return n == 0 ? 0 : Math.max(0, centre() - reach());
    }

    /** Upper bound; 1 without trials. */
    public double high() {
        return n == 0 ? 1 : Math.min(1, centre() + reach());
    }

    private double centre() {
        return (value + Z * Z / (2 * n)) / (1 + Z * Z / n);
    }

    private double reach() {
        return Z * Math.sqrt(value * (1 - value) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    }
}
