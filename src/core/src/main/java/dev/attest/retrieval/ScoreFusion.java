package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Ranks the hits of both legs by the weighted sum of three standard scores (z over the candidates of this question): of
 * words, of the whole passage, and of its nearest sentence. A candidate without one of them has the lowest there is. Unlike
 * reciprocal ranks, it keeps how far apart candidates are.
 *
 * @param words weight of BM25
 * @param passage weight of the passage's cosine
 * @param sentence weight of the nearest sentence's cosine
 */
record ScoreFusion(double words, double passage, double sentence) {

    static final ScoreFusion DEFAULT = new ScoreFusion(0.20, 0.40, 0.40);

    /** A candidate of either leg; its sentence stands in the passage's text. */
    record Candidate(ChunkId chunk, Relevance relevance) {}

    /**
     * What is known of the candidates of a question.
     *
     * @param byWords best first
     * @param byVectors best first
     * @param closeness of those that have a multi-vector
     * @param foreign whether another model than the bundled encoder embeds passages: then its cosines count for the
     *     passage, as what it replaces
     */
    record Known(List<Hit> byWords, List<Hit> byVectors, Map<ChunkId, Closeness> closeness, boolean foreign) {

        Set<ChunkId> candidates() {
            Set<ChunkId> candidates = new LinkedHashSet<>();
            byVectors.forEach(hit -> candidates.add(hit.chunk()));
            byWords.forEach(hit -> candidates.add(hit.chunk()));
            return candidates;
        }

        private Map<ChunkId, Double> passages() {
            boolean legKnows = closeness.isEmpty() || (foreign && !byVectors.isEmpty());
            var cosines = new HashMap<ChunkId, Double>();
            closeness.forEach((chunk, close) -> cosines.put(chunk, close.cosine()));
            return legKnows ? scores(byVectors) : cosines;
        }

        private Map<ChunkId, Double> sentences() {
            var cosines = new HashMap<ChunkId, Double>();
            closeness.forEach(
                    (chunk, close) -> close.sentence().ifPresent(sentence -> cosines.put(chunk, sentence.cosine())));
            return cosines;
        }

        private static Map<ChunkId, Double> scores(List<Hit> hits) {
            return hits.stream().collect(toMap(Hit::chunk, Hit::score, Math::max));
        }

        private static Map<ChunkId, LegHit> ranked(List<Hit> hits) {
            var ranked = new HashMap<ChunkId, LegHit>();
            for (Hit hit : hits) {
                ranked.putIfAbsent(hit.chunk(), new LegHit(ranked.size() + 1, hit.score()));
            }
            return ranked;
        }
    }

    /** All candidates, best first; ties in chunk-id order. */
    List<Candidate> fuse(Known known) {
        Set<ChunkId> all = known.candidates();
        var ofWords = new Standard(Known.scores(known.byWords()), all);
        var ofPassages = new Standard(known.passages(), all);
        var ofSentences = new Standard(known.sentences(), all);
        Map<ChunkId, LegHit> byWords = Known.ranked(known.byWords());
        Map<ChunkId, LegHit> byVectors = Known.ranked(known.byVectors());
        var fused = new ArrayList<Candidate>(all.size());
        for (ChunkId id : all) {
            Optional<Closeness> close = Optional.ofNullable(known.closeness().get(id));
            fused.add(new Candidate(
                    id,
                    new Relevance(
                            Optional.ofNullable(byWords.get(id)),
                            Optional.ofNullable(byVectors.get(id)),
                            close.map(there -> OptionalDouble.of(there.cosine()))
                                    .orElse(OptionalDouble.empty()),
                            close.flatMap(Closeness::sentence),
                            words * ofWords.z(id) + passage * ofPassages.z(id) + sentence * ofSentences.z(id))));
        }
        fused.sort(Comparator.comparingDouble(
                        (Candidate candidate) -> -candidate.relevance().fused())
                .thenComparing(candidate -> candidate.chunk().toString()));
        return fused;
    }

    /** One score over all candidates, in standard deviations from its mean. */
    private static final class Standard {

        private final Map<ChunkId, Double> scores;
        private final double lowest;
        private final double mean;
        private final double deviation;

        Standard(Map<ChunkId, Double> scores, Collection<ChunkId> candidates) {
            this.scores = scores;
            lowest = scores.values().stream().mapToDouble(score -> score).min().orElse(0);
            mean = candidates.stream().mapToDouble(this::score).average().orElse(0);
            deviation = Math.sqrt(candidates.stream()
                    .mapToDouble(id -> (score(id) - mean) * (score(id) - mean))
                    .average()
                    .orElse(0));
        }

        private double score(ChunkId id) {
            return scores.getOrDefault(id, lowest);
        }

        double z(ChunkId id) {
            return deviation == 0 ? 0 : (score(id) - mean) / deviation;
        }
    }
}
