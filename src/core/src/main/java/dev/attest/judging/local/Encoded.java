package dev.attest.judging.local;

import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.List;

/**
 * A text's words with the vectors of their tokens.
 *
 * @param tokens of each word, indexes into the vectors; empty for a word past the encoder's window
 */
record Encoded(List<Word> words, List<List<Integer>> tokens, float[][] vectors) {

    /**
     * Ties tokens to words.
     *
     * @param offset where the encoded text begins in the text that the words stand in
     */
    static Encoded of(List<Word> words, TokenVectors vectors, int offset) {
        var tokens = new ArrayList<List<Integer>>();
        int next = 0;
        for (Word word : words) {
            var own = new ArrayList<Integer>();
            for (; next < vectors.spans().size() && vectors.spans().get(next).start() + offset < word.end(); next++) {
                if (vectors.spans().get(next).start() + offset >= word.start()) {
                    own.add(next);
                }
            }
            tokens.add(own);
        }
        return new Encoded(words, tokens, vectors.vectors());
    }
}
