package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.List;
import java.util.Optional;

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

    /**
     * The vector of a piece of the text in its context: the mean over the tokens inside it, of unit length. Empty when there
     * are none, as for a piece past the encoder's window.
     */
    public Optional<float[]> mean(Span piece) {
        float[] sum = {};
        for (int i = 0; i < vectors.length; i++) {
            Span token = spans.get(i);
            if (token.start() >= piece.start() && token.end() <= piece.end()) {
                sum = sum.length == 0 ? vectors[i].clone() : add(sum, vectors[i]);
            }
        }
        return sum.length == 0 ? Optional.empty() : Optional.of(toUnitLength(sum));
    }

    private static float[] add(float[] sum, float[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
        return sum;
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
