package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.retrieval.ScoreFusion.Candidate;
import dev.attest.retrieval.ScoreFusion.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreFusionTest {

    private static final ChunkId A = id(1, 1, 0);
    private static final ChunkId B = id(2, 1, 0);
    private static final ChunkId C = id(3, 1, 0);
    private static final ScoreFusion EVEN = new ScoreFusion(0.4, 0.4, 0.2);
    private static final List<Hit> WORDS = List.of(new Hit(A, 30), new Hit(B, 10), new Hit(C, 9));
    private static final List<Hit> VECTORS = List.of(new Hit(C, 0.9), new Hit(B, 0.4), new Hit(A, 0.3));

    private static List<ChunkId> order(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::chunk).toList();
    }

    private static Candidate of(ChunkId chunk, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.chunk().equals(chunk))
                .findFirst()
                .orElseThrow();
    }

    private static Known legs(List<Hit> words, List<Hit> vectors) {
        return new Known(words, vectors, Map.of(), false);
    }

    private static Closeness close(double cosine, double sentence) {
        return new Closeness(cosine, Optional.of(new NearestSentence(new Span(0, 5), sentence)));
    }

    @Test
    void addsWeightedStandardScores() {
        List<Hit> words = List.of(new Hit(A, 10), new Hit(B, 20));
        List<Hit> vectors = List.of(new Hit(A, 0.9), new Hit(B, 0.5));
        Map<ChunkId, Closeness> closeness = Map.of(A, close(0.9, 0.6), B, close(0.5, 0.8));

        List<Candidate> fused = EVEN.fuse(new Known(words, vectors, closeness, false));

        // A is one deviation above in passages, B in words and sentences.
        assertThat(of(A, fused).relevance().fused()).isEqualTo(-0.4 + 0.4 - 0.2, within(1e-9));
        assertThat(of(B, fused).relevance().fused()).isEqualTo(0.4 - 0.4 + 0.2, within(1e-9));
        assertThat(order(fused)).containsExactly(B, A);
    }

    @Test
    void eachScoreCounts() {
        Map<ChunkId, Closeness> closeness = Map.of(A, close(0.1, 0.2), B, close(0.2, 0.3), C, close(0.3, 0.1));
        Known known = new Known(WORDS, VECTORS, closeness, false);

        assertThat(order(new ScoreFusion(1, 0, 0).fuse(known))).containsExactly(A, B, C);
        assertThat(order(new ScoreFusion(0, 1, 0).fuse(known))).containsExactly(C, B, A);
        assertThat(order(new ScoreFusion(0, 0, 1).fuse(known))).containsExactly(B, A, C);
    }

    @Test
    void takesTheCosinesOfTheLegWhereNothingWasCompared() {
        assertThat(order(new ScoreFusion(0, 1, 1).fuse(legs(WORDS, VECTORS)))).containsExactly(C, B, A);
        assertThat(EVEN.fuse(legs(WORDS, VECTORS))).allSatisfy(candidate -> {
            assertThat(candidate.relevance().cosine()).isEmpty();
            assertThat(candidate.relevance().sentence()).isEmpty();
        });
    }

    @Test
    void takesTheCosinesOfAnotherModelForPassagesAndItsOwnForSentences() {
        Map<ChunkId, Closeness> closeness = Map.of(A, close(0.9, 0.9), B, close(0.5, 0.5), C, close(0.1, 0.1));

        assertThat(order(new ScoreFusion(0, 1, 0).fuse(new Known(WORDS, VECTORS, closeness, true))))
                .containsExactly(C, B, A);
        assertThat(order(new ScoreFusion(0, 0, 1).fuse(new Known(WORDS, VECTORS, closeness, true))))
                .containsExactly(A, B, C);
        assertThat(order(new ScoreFusion(0, 1, 0).fuse(new Known(WORDS, List.of(), closeness, true))))
                .containsExactly(A, B, C);
    }

    @Test
    void aCandidateWithoutAScoreHasTheLowest() {
        List<Candidate> fused = EVEN.fuse(new Known(
                List.of(new Hit(A, 5)),
                List.of(new Hit(B, 0.9), new Hit(C, 0.2)),
                Map.of(A, close(0.5, 0.5), B, close(0.9, 0.9)),
                false));

        assertThat(order(fused)).containsExactly(B, A, C);
        assertThat(of(C, fused).relevance().cosine()).isEmpty();
        // As far as anybody knows it is as far away as the farthest.
        assertThat(of(C, fused).relevance().fused())
                .isEqualTo(of(A, fused).relevance().fused(), within(1e-9));
    }

    @Test
    void tellsTheRankInEachLeg() {
        Relevance relevance =
                of(B, EVEN.fuse(legs(WORDS, VECTORS.subList(1, 3)))).relevance();

        assertThat(relevance.words()).contains(new LegHit(2, 10));
        assertThat(relevance.vectors()).contains(new LegHit(1, 0.4));
        assertThat(of(C, EVEN.fuse(legs(WORDS, List.of()))).relevance().vectors())
                .isEmpty();
    }

    @Test
    void tiesComeInChunkOrder() {
        assertThat(order(EVEN.fuse(legs(List.of(new Hit(C, 1), new Hit(A, 1), new Hit(B, 1)), List.of()))))
                .containsExactly(A, B, C);
    }

    @Test
    void nothingFoundIsNothingFused() {
        assertThat(EVEN.fuse(legs(List.of(), List.of()))).isEmpty();
    }
}
