package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import java.util.Map;
import java.util.Optional;

/**
 * How close a candidate is to a question by the bundled encoder.
 *
 * @param cosine of the whole passage
 * @param sentence its nearest sentence, in the passage's text; empty when it has none
 */
record Closeness(double cosine, Optional<NearestSentence> sentence) {

    private static Closeness of(MultiVector candidate, QuantizedVector question) {
        return new Closeness(candidate.passage().dot(question), candidate.nearest(question));
    }

    static Map<ChunkId, Closeness> of(Map<ChunkId, MultiVector> candidates, QuantizedVector question) {
        return candidates.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, candidate -> of(candidate.getValue(), question)));
    }
}
