package dev.attest.statistics;

/**
 * A rate corrected by the errors of the test that it was counted with (Rogan and Gladen, Estimating prevalence from the
 * results of a screening test, 1978).
 *
 * @param sensitivity share of what is so that the test calls so
 * @param specificity share of what is not so that the test does not call so
 */
public record RoganGladen(double sensitivity, double specificity) {

    /** Whether the test tells anything: a coin has a sensitivity and specificity that add up to 1. */
    public boolean tells() {
        return sensitivity + specificity > 1;
    }

    /** Whether the test could have given an apparent rate, whatever the one behind it: nothing that is so lies above its sensitivity. */
    public boolean allows(double apparent) {
        return apparent >= 1 - specificity && apparent <= sensitivity;
    }

    /** The rate behind an apparent one, kept within 0 and 1; NaN when the test tells nothing. */
    public double corrected(double apparent) {
        double rate = (apparent + specificity - 1) / (sensitivity + specificity - 1);
        return tells() ? Math.min(1, Math.max(0, rate)) : Double.NaN;
    }
}
