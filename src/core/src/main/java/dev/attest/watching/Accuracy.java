package dev.attest.watching;

/**
 * A share of predictions that came true, with the interval of E. B. Wilson, <i>Probable inference, the law of succession,
 * and statistical inference</i>, Journal of the American Statistical Association 22 (1927), at 95 %.
 *
 * @param correct 0 to {@code total}
 * @param total outcomes, from 1
 */
public record Accuracy(long correct, long total) {

    /** The two-sided 95 % quantile of the normal distribution. */
    private static final double Z = 1.959964;

    public Accuracy {
        if (total < 1 || correct < 0 || correct > total) {
            throw new IllegalArgumentException(correct + " of " + total + " is no share");
        }
    }

    /** From 0 to 1. */
    public double share() {
        return (double) correct / total;
    }

    /** Lower end of the interval. */
    public double low() {
        return Math.max(0, centre() - half());
    }

    /** Upper end of the interval. */
    public double high() {
        return Math.min(1, centre() + half());
    }

    private double centre() {
        return (share() + Z * Z / (2 * total)) / (1 + Z * Z / total);
    }

    private double half() {
        double spread = share() * (1 - share()) / total + Z * Z / (4.0 * total * total);
        return Z * Math.sqrt(spread) / (1 + Z * Z / total);
    }
}
