package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges the hits of both legs by the weighted sum of their standard scores (z over the candidates of this question); a
 * candidate one leg did not find has that leg's lowest score. Unlike reciprocal ranks, it keeps how far apart candidates are.
 *
 * @param keyword weight of the BM25 leg
 * @param vector weight of the cosine leg
 */
record ScoreFusion(double keyword, double vector) {

    static final ScoreFusion DEFAULT = new ScoreFusion(0.35, 0.65);

    /**
     * A candidate of either leg.
     *
     * @param score the fused score, unbounded, 0 on average
     */
    record Candidate(ChunkId chunk, double score, double cosine) {}

    /** All candidates, best first; ties in chunk-id order. */
    List<Candidate> fuse(List<Hit> keywordHits, List<Hit> vectorHits) {
        Set<ChunkId> candidates = new LinkedHashSet<>();
        vectorHits.forEach(hit -> candidates.add(hit.chunk()));
        keywordHits.forEach(hit -> candidates.add(hit.chunk()));
        Leg words = new Leg(keywordHits, candidates);
        Leg vectors = new Leg(vectorHits, candidates);
        return candidates.stream()
                .map(id -> new Candidate(id, keyword * words.z(id) + vector * vectors.z(id), vectors.score(id)))
                .sorted(Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparing(c -> c.chunk().toString()))
                .toList();
    }

    /** One leg's scores over the candidates of both. */
    private static final class Leg {

        private final Map<ChunkId, Double> scores;
        private final double lowest;
        private final double mean;
        private final double deviation;

        Leg(List<Hit> hits, Set<ChunkId> candidates) {
            scores = hits.stream().collect(toMap(Hit::chunk, Hit::score, Math::max));
            lowest = hits.stream().mapToDouble(Hit::score).min().orElse(0);
            DoubleSummaryStatistics all =
                    candidates.stream().mapToDouble(this::score).summaryStatistics();
            mean = all.getAverage();
            deviation = Math.sqrt(candidates.stream()
                    .mapToDouble(id -> (score(id) - mean) * (score(id) - mean))
                    .average()
                    .orElse(0));
        }

        double score(ChunkId id) {
            return scores.getOrDefault(id, lowest);
        }

        double z(ChunkId id) {
            return deviation == 0 ? 0 : (score(id) - mean) / deviation;
        }
    }
}
