package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Ranks the hits of both legs by the weighted sum of two standard scores (z over the candidates of this question): of words,
 * and of the whole passage. Unlike reciprocal ranks, it keeps how far apart candidates are.
 *
 * @param words weight of BM25
 * @param passage weight of the passage's cosine
 */
record ScoreFusion(double words, double passage) {

    static final ScoreFusion DEFAULT = new ScoreFusion(0.35, 0.65);

    /**
     * A candidate of either leg; the sentence it matches by stands in the passage's text.
     *
     * @param passage the whole passage's cosine that it was ranked by: all candidates' are of one model
     */
    record Candidate(ChunkId chunk, Relevance relevance, OptionalDouble passage) {

        Candidate with(Relevance other) {
            return new Candidate(chunk, other, passage);
        }
    }

    /** Best first; ties in chunk-id order. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> -candidate.relevance().fused())
            .thenComparing(candidate -> candidate.chunk().toString());

    /**
     * What is known of the candidates of a question.
     *
     * @param byWords best first
     * @param byVectors best first
     * @param cosines of those that have a multi-vector, by the bundled encoder
     * @param foreign whether another model than the bundled encoder embeds passages: then its cosines count for the
     *     passage, as what it replaces
     */
    record Known(List<Hit> byWords, List<Hit> byVectors, Map<ChunkId, Double> cosines, boolean foreign) {

        Set<ChunkId> candidates() {
            Set<ChunkId> candidates = new LinkedHashSet<>();
            byVectors.forEach(hit -> candidates.add(hit.chunk()));
            byWords.forEach(hit -> candidates.add(hit.chunk()));
            return candidates;
        }

        private Map<ChunkId, Double> passages() {
            boolean legKnows = cosines.isEmpty() || (foreign && !byVectors.isEmpty());
            return legKnows ? byVectors.stream().collect(toMap(Hit::chunk, Hit::score, Math::max)) : cosines;
        }

        private static Map<ChunkId, LegHit> ranked(List<Hit> hits) {
            var ranked = new HashMap<ChunkId, LegHit>();
            for (Hit hit : hits) {
                ranked.putIfAbsent(hit.chunk(), new LegHit(ranked.size() + 1, hit.score()));
            }
            return ranked;
        }

        private static OptionalDouble cosine(Map<ChunkId, Double> cosines, ChunkId chunk) {
            Double cosine = cosines.get(chunk);
            return cosine == null ? OptionalDouble.empty() : OptionalDouble.of(cosine);
        }
    }

    /** All candidates, best first; ties in chunk-id order. */
    List<Candidate> fuse(Known known) {
        Set<ChunkId> all = known.candidates();
        var ofWords = StandardScores.of(known.byWords(), all);
        Map<ChunkId, Double> passages = known.passages();
        var ofPassages = new StandardScores(passages, all);
        Map<ChunkId, LegHit> byWords = Known.ranked(known.byWords());
        Map<ChunkId, LegHit> byVectors = Known.ranked(known.byVectors());
        return all.stream()
                .map(id -> new Candidate(
                        id,
                        new Relevance(
                                Optional.ofNullable(byWords.get(id)),
                                Optional.ofNullable(byVectors.get(id)),
                                Known.cosine(known.cosines(), id),
                                Optional.empty(),
                                words * ofWords.z(id) + passage * ofPassages.z(id)),
                        Known.cosine(passages, id)))
                .sorted(BEST_FIRST)
                .toList();
    }
}
