package dev.attest.bench.judging;

/**
 * What a system makes of one claim.
 *
 * @param support how well it is supported; the scales of systems differ
 * @param supported what the system says of it
 * @param sureness how far it is from saying the opposite
 */
record Assessment(double support, boolean supported, double sureness) {

    /** By a threshold: the support that is just enough. */
    static Assessment of(double support, double threshold) {
        return new Assessment(support, support >= threshold, Math.abs(support - threshold));
    }
}
