package dev.attest.retrieval;

import java.util.List;

/**
 * Token vectors in 2 bits a number, four numbers a byte, the lowest bits first. A number becomes one of four levels around 0, which
 * lose least where numbers are spread as by Gauss (Lloyd–Max: Max, "Quantizing for minimum distortion", 1960): beyond 0.9816
 * standard deviations of its vector the level is ±1.51 of them, else ±0.4528. A vector's length is lost, and so the vectors are
 * read as of unit length.
 *
 * @param dimension of each vector
 * @param codes one vector after the other, each in whole bytes
 */
public record TokenCodes(int dimension, byte[] codes) {

    public static final TokenCodes NONE = new TokenCodes(0, new byte[0]);

    /** 1.51 : 0.4528 is 10 : 3 for whole numbers, by a thousandth. */
    private static final int[] LEVELS = {-10, -3, 3, 10};

    private static final double EDGE = 0.9816;
    private static final int PER_BYTE = 4;

    public TokenCodes {
        if (dimension == 0 ? codes.length > 0 : codes.length % bytes(dimension) > 0) {
            throw new IllegalArgumentException(codes.length + " bytes are not whole tokens of dimension " + dimension);
        }
    }

    /** Of vectors of one dimension. */
    public static TokenCodes of(List<float[]> vectors) {
        if (vectors.isEmpty()) {
            return NONE;
        }
        int dimension = vectors.get(0).length;
        byte[] codes = new byte[vectors.size() * bytes(dimension)];
        for (int token = 0; token < vectors.size(); token++) {
            encode(vectors.get(token), codes, token * bytes(dimension));
        }
        return new TokenCodes(dimension, codes);
    }

    private static void encode(float[] vector, byte[] codes, int at) {
        double edge = EDGE * deviation(vector);
        for (int i = 0; i < vector.length; i++) {
            int level = vector[i] < 0 ? (vector[i] < -edge ? 0 : 1) : (vector[i] < edge ? 2 : 3);
            codes[at + i / PER_BYTE] |= (byte) (level << (2 * (i % PER_BYTE)));
        }
    }

    private static double deviation(float[] vector) {
        double sum = 0;
        double squares = 0;
        for (float x : vector) {
            sum += x;
            squares += (double) x * x;
        }
        double mean = sum / vector.length;
        return Math.sqrt(Math.max(0, squares / vector.length - mean * mean));
    }

    /** How many tokens there are. */
    public int size() {
        return dimension == 0 ? 0 : codes.length / bytes(dimension);
    }

    /** Writes a token's levels into {@code numbers}, of this dimension, and returns their length as a vector. */
    double decode(int token, int[] numbers) {
        int at = token * bytes(dimension);
        int squares = 0;
        for (int i = 0; i < dimension; i++) {
            int number = LEVELS[(codes[at + i / PER_BYTE] >> (2 * (i % PER_BYTE))) & 3];
            numbers[i] = number;
            squares += number * number;
        }
        return Math.sqrt(squares);
    }

    /** Bytes of one token. */
    static int bytes(int dimension) {
        return (dimension + PER_BYTE - 1) / PER_BYTE;
    }
}
