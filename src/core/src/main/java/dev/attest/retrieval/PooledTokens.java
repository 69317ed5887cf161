package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.List;

/**
 * Vectors of the tokens of a passage, or of what was pooled of them: none, or as many and of as few dimensions as are kept.
 *
 * @param dimension length of each vector; 0 without any
 * @param scale number i of a vector is {@code scale} times its byte; one scale for all of them
 * @param spans where each stands in the passage's text, ordered by their starts
 * @param values the vectors, one after the other
 */
public record PooledTokens(int dimension, float scale, List<Span> spans, byte[] values) {

    public static final PooledTokens NONE = new PooledTokens(0, 0, List.of(), new byte[0]);

    public PooledTokens {
        spans = List.copyOf(spans);
        if (spans.size() * dimension != values.length) {
            throw new IllegalArgumentException(
                    spans.size() + " tokens of dimension " + dimension + " but " + values.length + " numbers");
        }
    }

    /** In 8 bits; the vectors have the same dimension, which need not be the encoder's. */
    public static PooledTokens of(List<Span> spans, float[][] vectors) {
        if (vectors.length == 0) {
            return NONE;
        }
        int dimension = vectors[0].length;
        float scale = 0;
        for (float[] vector : vectors) {
            scale = Math.max(scale, QuantizedVector.scale(vector));
        }
        byte[] values = new byte[vectors.length * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = QuantizedVector.quantized(vectors[i / dimension][i % dimension], scale);
        }
        return new PooledTokens(dimension, scale, spans, values);
    }

    public int size() {
        return spans.size();
    }
}
