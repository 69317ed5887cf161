package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares candidates with one question by what is kept of them.
 *
 * @param vector the question by the bundled encoder; empty when it did not answer in time
 * @param maxSim the question's tokens; empty then, too
 */
record CloseReading(MultiVectors multiVectors, Optional<QuantizedVector> vector, Optional<MaxSim> maxSim) {

    /** Behind retired versions there may be a hundred thousand candidates, whose vectors would fill the memory. */
    private static final int AT_ONCE = 4_096;

    /** The cosines of whole passages; none without the question's vector. */
    Mono<Map<ChunkId, Double>> cosines(Collection<ChunkId> candidates) {
        return vector.map(question -> Flux.fromIterable(candidates)
                        .buffer(AT_ONCE)
                        .concatMap(some -> multiVectors.passages(some).map(found -> cosines(found, question)), 1)
                        .<Map<ChunkId, Double>>collect(HashMap::new, Map::putAll))
                .orElse(Mono.just(Map.of()));
    }

    private static Map<ChunkId, Double> cosines(Map<ChunkId, QuantizedVector> found, QuantizedVector question) {
        var cosines = new HashMap<ChunkId, Double>();
        found.forEach((chunk, candidate) -> cosines.put(chunk, (double) candidate.dot(question)));
        return cosines;
    }

    /** How well a few candidates meet the question; none without its tokens. */
    Mono<Map<ChunkId, Match>> matches(List<ChunkId> candidates) {
        return maxSim.map(question -> multiVectors.find(candidates).map(found -> matches(found, question)))
                .orElse(Mono.just(Map.of()));
    }

    private static Map<ChunkId, Match> matches(Map<ChunkId, MultiVector> found, MaxSim question) {
        var matches = new HashMap<ChunkId, Match>();
        found.forEach((chunk, candidate) -> question.match(candidate).ifPresent(match -> matches.put(chunk, match)));
        return matches;
    }
}
