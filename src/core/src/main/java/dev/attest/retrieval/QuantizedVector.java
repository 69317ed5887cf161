package dev.attest.retrieval;

/**
 * A vector in 8 bits: number i is {@code scale * values[i]}. The scale is the vector's own, so that its largest number uses
 * the whole range (symmetric linear quantisation: Jacob et al., 2018); a unit vector of the bundled encoder and its
 * quantised form have a cosine above 0.999.
 *
 * @param values from -127 to 127
 * @param scale above 0
 */
public record QuantizedVector(byte[] values, float scale) {

    private static final int LARGEST = 127;

    /** The nearest to a vector. */
    public static QuantizedVector of(float[] vector) {
        float scale = scale(vector);
        byte[] values = new byte[vector.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = quantized(vector[i], scale);
        }
        return new QuantizedVector(values, scale);
    }

    /** The scale at which the largest of some numbers uses the whole range. */
    static float scale(float[] numbers) {
        float largest = Float.MIN_NORMAL;
        for (float x : numbers) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest / LARGEST;
    }

    static byte quantized(float number, float scale) {
        return (byte) Math.max(-LARGEST, Math.min(LARGEST, Math.round(number / scale)));
    }

    /** The dot product, which is about the cosine of two vectors of unit length; both have the same dimension. */
    public float dot(QuantizedVector other) {
        return scale * other.scale * product(values, other.values);
    }

    /** Plain enough for the JIT to vectorise. */
    private static int product(byte[] a, byte[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
