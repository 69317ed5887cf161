package dev.attest.bench.synthetic;

import java.util.random.RandomGenerator;

/** Vectors of unit length. */
final class UnitVectors {

    private UnitVectors() {}

    /** Any direction is as likely as any other. */
    static float[] direction(RandomGenerator random) {
        float[] vector = new float[Synthetic.DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    /** The same vector, brought to unit length. */
    static float[] unit(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        float scale = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    /** Between two directions, so much of each. */
    static float[] between(float[] one, float share, float[] other, float otherShare) {
        float[] vector = new float[one.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = share * one[i] + otherShare * other[i];
        }
        return unit(vector);
    }
}
