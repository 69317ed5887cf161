package dev.attest.retrieval;

/**
 * The dot product of vectors of floats. Rounding makes the order of a sum part of its result, which is why the JIT adds one
 * number after the other, each waiting for the last; here eight sums run side by side, always the same, and so the result is
 * the same on every machine.
 */
public final class DotProduct {

    private static final int SUMS = 8;

    private DotProduct() {}

    /**
     * Of two vectors of one dimension; of two of unit length it is their cosine.
     *
     * @throws ArrayIndexOutOfBoundsException when {@code b} is shorter than {@code a}
     */
    public static float of(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = 0;
        for (int end = a.length - a.length % SUMS; i < end; i += SUMS) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        float rest = 0;
        for (; i < a.length; i++) {
            rest += a[i] * b[i];
        }
        return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7)) + rest;
    }
}
