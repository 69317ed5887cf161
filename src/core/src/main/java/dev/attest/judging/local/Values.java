package dev.attest.judging.local;

/** The features of one sentence while they are collected. */
final class Values {

    private final double[] values = new double[Feature.values().length];

    void set(Feature feature, double value) {
        values[feature.index()] = value;
    }

    /** By index of the feature. */
    double[] all() {
        return values;
    }
}
