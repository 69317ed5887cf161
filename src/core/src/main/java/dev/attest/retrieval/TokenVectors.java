package dev.attest.retrieval;

import dev.attest.documents.Span;
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
}
