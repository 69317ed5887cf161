package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One score over all candidates of a question, in standard deviations from its mean; a candidate without it has the lowest there is. */
final class StandardScores {

    private final Map<ChunkId, Double> scores;
    private final double lowest;
    private final double mean;
    private final double deviation;

    StandardScores(Map<ChunkId, Double> scores, Collection<ChunkId> candidates) {
        this.scores = scores;
        lowest = scores.values().stream().mapToDouble(score -> score).min().orElse(0);
        mean = candidates.stream().mapToDouble(this::score).average().orElse(0);
        deviation = Math.sqrt(candidates.stream()
                .mapToDouble(id -> (score(id) - mean) * (score(id) - mean))
                .average()
                .orElse(0));
    }

    static StandardScores of(List<Hit> hits, Collection<ChunkId> candidates) {
        return new StandardScores(hits.stream().collect(toMap(Hit::chunk, Hit::score, Math::max)), candidates);
    }

    private double score(ChunkId id) {
        return scores.getOrDefault(id, lowest);
    }

    double z(ChunkId id) {
        return deviation == 0 ? 0 : (score(id) - mean) / deviation;
    }
}
