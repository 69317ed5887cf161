package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.ScoreFusion.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ranks the best candidates again, by the weighted sum of three standard scores over them: how well their best sentence
 * meets the question ({@link MaxSim}), of words, and of the whole passage. The others stay behind them in their order.
 *
 * @param match weight of the best sentence's MaxSim
 * @param words weight of BM25
 * @param passage weight of the passage's cosine
 */
public record Reranking(double match, double words, double passage) {

    /** What ships: chosen by {@code attest bench retrieval --cross-validate}, where the whole passage earned no weight in any fold. */
    public static final Reranking DEFAULT = new Reranking(0.95, 0.05, 0);

    /** How many are compared closely. */
    public static final int DEPTH = 30;

    public Reranking {
        if (!(match >= 0 && words >= 0 && passage >= 0)) {
            throw new IllegalArgumentException(
                    "Weights are 0 or more, not " + match + ", " + words + " and " + passage);
        }
    }

    /**
     * The chunks of passages that were compared closely, in the order in which these weights would have ranked them.
     *
     * @param passages all that a question's candidates were ranked among, at most {@value #DEPTH}; embedded by the bundled
     *     encoder, as another model's cosines are not kept
     */
    public List<ChunkId> order(List<Passage> passages) {
        List<Candidate> candidates = passages.stream()
                .map(passage -> new Candidate(
                        passage.chunk().id(),
                        passage.relevance(),
                        passage.relevance().cosine()))
                .toList();
        Map<ChunkId, Match> matches = passages.stream()
                .filter(passage -> passage.relevance().match().isPresent())
                .collect(toMap(
                        passage -> passage.chunk().id(),
                        passage -> passage.relevance().match().orElseThrow()));
        return rerank(candidates, matches).stream().map(Candidate::chunk).toList();
    }

    /**
     * The candidates in their new order.
     *
     * @param ranked best first
     * @param matches of the best {@value #DEPTH}; when there are none, nothing changes
     */
    List<Candidate> rerank(List<Candidate> ranked, Map<ChunkId, Match> matches) {
        if (matches.isEmpty()) {
            return ranked;
        }
        List<Candidate> best = ranked.subList(0, Math.min(DEPTH, ranked.size()));
        List<Candidate> reranked = new ArrayList<>(reranked(best, matches));
        double lowest = reranked.get(reranked.size() - 1).relevance().fused();
        for (Candidate candidate : ranked.subList(best.size(), ranked.size())) {
            double behind = candidate.relevance().fused()
                    - best.get(best.size() - 1).relevance().fused();
            reranked.add(candidate.with(candidate.relevance().fusedTo(lowest + behind)));
        }
        return reranked;
    }

    private List<Candidate> reranked(List<Candidate> best, Map<ChunkId, Match> matches) {
        List<ChunkId> ids = best.stream().map(Candidate::chunk).toList();
        var ofMatches = new StandardScores(
                matches.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey, entry -> entry.getValue().score())),
                ids);
        var ofWords = new StandardScores(
                best.stream()
                        .filter(candidate -> candidate.relevance().words().isPresent())
                        .collect(toMap(
                                Candidate::chunk,
                                candidate -> candidate
                                        .relevance()
                                        .words()
                                        .orElseThrow()
                                        .score())),
                ids);
        var ofPassages = new StandardScores(
                best.stream()
                        .filter(candidate -> candidate.passage().isPresent())
                        .collect(toMap(
                                Candidate::chunk,
                                candidate -> candidate.passage().getAsDouble())),
                ids);
        return best.stream()
                .map(candidate -> candidate.with(candidate
                        .relevance()
                        .with(matches.get(candidate.chunk()))
                        .fusedTo(match * ofMatches.z(candidate.chunk())
                                + words * ofWords.z(candidate.chunk())
                                + passage * ofPassages.z(candidate.chunk()))))
                .sorted(ScoreFusion.BEST_FIRST)
                .toList();
    }
}
