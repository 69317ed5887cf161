package dev.attest.statistics;

/**
 * The regularised incomplete beta function, by its continued fraction (NIST Digital Library of Mathematical Functions,
 * 8.17.22), evaluated as Lentz does.
 */
final class IncompleteBeta {

    private static final int MOST_TERMS = 500;
    private static final double CLOSE = 1e-15;
    private static final double TINY = 1e-300;

    /** Lanczos' coefficients for g = 5, as in Numerical Recipes, 6.1; good to 2e-10. */
    private static final double[] LANCZOS = {
        76.18009172947146,
        -86.50532032941678,
        24.01409824083091,
        -1.231739572450155,
        0.1208650973866179e-2,
        -0.5395239384953e-5
    };

    private IncompleteBeta() {}

    /** From 0 to 1 as {@code x} goes from 0 to 1; {@code a} and {@code b} are positive. */
    static double of(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        // The fraction converges fast on this side only; the other is its mirror image.
        return x > (a + 1) / (a + b + 2) ? 1 - below(1 - x, b, a) : below(x, a, b);
    }

    private static double below(double x, double a, double b) {
        double factor = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return factor * fraction(x, a, b) / a;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / apart(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / apart(1 + even * d);
            c = apart(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / apart(1 + odd * d);
            c = apart(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < CLOSE) {
                return value;
            }
        }
        return value;
    }

    /** Keeps a divisor away from zero. */
    private static double apart(double divisor) {
        return Math.abs(divisor) < TINY ? TINY : divisor;
    }

    private static double logGamma(double x) {
        double sum = 1.000000000190015;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + 1 + i);
        }
        double shifted = x + 5.5;
        return (x + 0.5) * Math.log(shifted) - shifted + Math.log(Math.sqrt(2 * Math.PI) * sum / x);
    }
}
