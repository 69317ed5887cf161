package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of one text, without special tokens.
 *
 * @param spans where each token stands, in UTF-16 code units of that text
 * @param vectors one a token, of unit length
 */
public record TokenVectors(List<Span> spans, float[][] vectors) {

    public TokenVectors {
        spans = List.copyOf(spans);
        if (spans.size() != vectors.length) {
            throw new IllegalArgumentException(spans.size() + " token spans but " + vectors.length + " vectors");
        }
    }

    /** Of texts one behind the other. */
    static TokenVectors joined(List<TokenVectors> tokens, List<String> texts) {
        if (tokens.size() == 1) {
            return tokens.get(0);
        }
        var spans = new ArrayList<Span>();
        var vectors = new ArrayList<float[]>();
        int start = 0;
        for (int i = 0; i < texts.size(); i++) {
            for (Span span : tokens.get(i).spans()) {
                spans.add(span.shift(start));
            }
            vectors.addAll(List.of(tokens.get(i).vectors()));
            start += texts.get(i).length();
        }
        return new TokenVectors(spans, vectors.toArray(float[][]::new));
    }

    /** The same tokens without what all have in common, of unit length again. */
    public TokenVectors centred(float[] centre) {
        float[][] centred = new float[vectors.length][];
        for (int i = 0; i < vectors.length; i++) {
            centred[i] = toUnitLength(difference(vectors[i], centre));
        }
        return new TokenVectors(spans, centred);
    }

    private static float[] difference(float[] vector, float[] centre) {
        float[] difference = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            difference[i] = vector[i] - centre[i];
        }
        return difference;
    }

    private static float[] toUnitLength(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; length > 0 && i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
