package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.ScoreFusion.Candidate;
import dev.attest.retrieval.ScoreFusion.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RerankingTest {

    private static final ChunkId A = id(1, 1, 0);
    private static final ChunkId B = id(2, 1, 0);
    private static final ChunkId C = id(3, 1, 0);

    private static Match match(double score) {
        return new Match(new Span(0, 5), score, score);
    }

    private static List<Candidate> fused(List<Hit> words, Map<ChunkId, Double> cosines) {
        return ScoreFusion.DEFAULT.fuse(new Known(words, List.of(), cosines, false));
    }

    private static List<ChunkId> order(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::chunk).toList();
    }

    @Test
    void eachScoreCounts() {
        List<Candidate> ranked =
                fused(List.of(new Hit(A, 3), new Hit(B, 2), new Hit(C, 1)), Map.of(A, 0.1, B, 0.3, C, 0.2));
        Map<ChunkId, Match> matches = Map.of(A, match(0.2), B, match(0.1), C, match(0.3));

        assertThat(order(new Reranking(1, 0, 0).rerank(ranked, matches))).containsExactly(C, A, B);
        assertThat(order(new Reranking(0, 1, 0).rerank(ranked, matches))).containsExactly(A, B, C);
        assertThat(order(new Reranking(0, 0, 1).rerank(ranked, matches))).containsExactly(B, C, A);
    }

    @Test
    void addsWeightedStandardScores() {
        List<Candidate> ranked = fused(List.of(new Hit(A, 3), new Hit(B, 2)), Map.of(A, 0.1, B, 0.3));

        List<Candidate> reranked = new Reranking(0.7, 0.2, 0.1).rerank(ranked, Map.of(A, match(0.9), B, match(0.5)));

        assertThat(order(reranked)).containsExactly(A, B);
        assertThat(reranked.get(0).relevance().fused()).isCloseTo(0.7 + 0.2 - 0.1, within(1e-9));
        assertThat(reranked.get(0).relevance().match()).contains(match(0.9));
    }

    @Test
    void aCandidateThatCouldNotBeComparedHasTheLowestMatch() {
        List<Candidate> ranked =
                fused(List.of(new Hit(A, 1), new Hit(B, 1), new Hit(C, 1)), Map.of(A, 0.1, B, 0.1, C, 0.1));

        List<Candidate> reranked = Reranking.DEFAULT.rerank(ranked, Map.of(B, match(0.5), C, match(0.4)));

        assertThat(order(reranked).get(0)).isEqualTo(B);
        assertThat(reranked.get(1).relevance().fused())
                .isCloseTo(reranked.get(2).relevance().fused(), within(1e-9));
    }

    @Test
    void whatIsFurtherDownStaysBehindInItsOrder() {
        List<Hit> words = IntStream.range(0, 50)
                .mapToObj(i -> new Hit(id(i, 1, 0), 100 - i))
                .toList();
        List<Candidate> ranked = fused(words, Map.of());
        var matches = new HashMap<ChunkId, Match>();
        for (int i = 0; i < Reranking.DEPTH; i++) {
            matches.put(id(i, 1, 0), match(i / 100.0));
        }

        List<Candidate> reranked = Reranking.DEFAULT.rerank(ranked, matches);

        assertThat(order(reranked).get(0)).isEqualTo(id(Reranking.DEPTH - 1, 1, 0));
        assertThat(order(reranked).subList(Reranking.DEPTH, 50))
                .isEqualTo(order(ranked).subList(Reranking.DEPTH, 50));
        assertThat(reranked).isSortedAccordingTo(ScoreFusion.BEST_FIRST);
    }

    @Test
    void nothingComparedChangesNothing() {
        List<Candidate> ranked = fused(List.of(new Hit(A, 3), new Hit(B, 2)), Map.of());
        assertThat(Reranking.DEFAULT.rerank(ranked, Map.of())).isEqualTo(ranked);
        assertThat(Reranking.DEFAULT.rerank(List.of(), Map.of())).isEmpty();
    }

    /** As the retriever shows it. */
    private static Passage shown(Candidate candidate) {
        var chunk = new Chunk(candidate.chunk(), new Span(0, 5), List.of(), List.of(), "Words", 1);
        return new Passage(
                1,
                0.5,
                candidate.relevance(),
                new VisibleChunk(chunk, "c", "key", "Title", Optional.empty(), Instant.EPOCH));
    }

    @Test
    void whatItRankedItRanksAgainByItsParts() {
        var random = new Random(7);
        Map<ChunkId, Double> cosines = new HashMap<>();
        List<Hit> words = new ArrayList<>();
        var matches = new HashMap<ChunkId, Match>();
        for (int i = 0; i < Reranking.DEPTH; i++) {
            cosines.put(id(i, 1, 0), random.nextDouble());
            if (i % 3 > 0) {
                words.add(new Hit(id(i, 1, 0), 100 - i));
            }
            if (i % 7 > 0) {
                matches.put(id(i, 1, 0), match(random.nextDouble()));
            }
        }
        List<Candidate> ranked = fused(words, cosines);
        var other = new Reranking(0.2, 0.3, 0.5);

        List<Candidate> shipped = Reranking.DEFAULT.rerank(ranked, matches);
        List<Passage> passages = shipped.stream().map(RerankingTest::shown).toList();

        assertThat(Reranking.DEFAULT.order(passages)).isEqualTo(order(shipped));
        assertThat(other.order(passages))
                .isEqualTo(order(other.rerank(ranked, matches)))
                .isNotEqualTo(order(shipped));
    }

    @Test
    void weightsAreNeverNegative() {
        assertThatThrownBy(() -> new Reranking(1.1, 0, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.1");
    }
}
