package dev.attest.retrieval;

import java.util.List;
import reactor.core.publisher.Mono;

/** Finds chunks by their words, and tells which of them a filter lets through: it holds all there are. */
public interface KeywordIndex extends ChunkIndex, ChunkFilter {

    /**
     * The best chunks for the words of a question, best first, at most {@code limit}; ties in chunk-id order. Only chunks
     * inside the scope are ranked. Chunks of inactive versions may be among them: the caller hydrates.
     */
    Mono<List<Hit>> search(String question, Scope scope, int limit);

    /**
     * How much each word of a question tells, in the order of the text; function words, and words that only ask, are missing. A word weighs the same
     * wherever it stands. Of a very long question the first words only.
     */
    Mono<List<WordWeight>> weights(String question);

    /**
     * For each text, the share of the question's word weight (inverse document frequency) that the text contains, from 0
     * to 1; 0 for a question without words.
     */
    Mono<List<Double>> coverage(String question, List<String> texts);
}
