package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.ScoreFusion.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreFusionTest {

    private static final ChunkId A = id(1, 1, 0);
    private static final ChunkId B = id(2, 1, 0);
    private static final ChunkId C = id(3, 1, 0);
    private static final ScoreFusion EVEN = new ScoreFusion(0.5, 0.5);

    private static List<ChunkId> order(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::chunk).toList();
    }

    @Test
    void addsWeightedStandardScores() {
        List<Candidate> fused =
                EVEN.fuse(List.of(new Hit(A, 10), new Hit(B, 20)), List.of(new Hit(A, 0.9), new Hit(B, 0.5)));
        assertThat(fused).allSatisfy(candidate -> assertThat(candidate.score()).isEqualTo(0, within(1e-9)));
        List<Candidate> leaning = new ScoreFusion(0.2, 0.8)
                .fuse(List.of(new Hit(A, 10), new Hit(B, 20)), List.of(new Hit(A, 0.9), new Hit(B, 0.5)));
        assertThat(leaning.get(0).chunk()).isEqualTo(A);
        assertThat(leaning.get(0).score()).isEqualTo(0.6, within(1e-9));
    }

    @Test
    void bothLegsCount() {
        List<Hit> words = List.of(new Hit(A, 30), new Hit(B, 10), new Hit(C, 9));
        List<Hit> vectors = List.of(new Hit(C, 0.9), new Hit(B, 0.4), new Hit(A, 0.3));
        assertThat(order(new ScoreFusion(1, 0).fuse(words, vectors))).containsExactly(A, B, C);
        assertThat(order(new ScoreFusion(0, 1).fuse(words, vectors))).containsExactly(C, B, A);
    }

    @Test
    void aCandidateALegDidNotFindHasItsLowestScore() {
        List<Candidate> fused = EVEN.fuse(List.of(new Hit(A, 5)), List.of(new Hit(B, 0.9), new Hit(C, 0.2)));
        assertThat(fused).extracting(Candidate::cosine).containsExactlyInAnyOrder(0.2, 0.9, 0.2);
        assertThat(order(fused)).containsExactly(B, A, C);
    }

    @Test
    void tiesComeInChunkOrder() {
        assertThat(order(EVEN.fuse(List.of(new Hit(C, 1), new Hit(A, 1), new Hit(B, 1)), List.of())))
                .containsExactly(A, B, C);
    }

    @Test
    void nothingFoundIsNothingFused() {
        assertThat(EVEN.fuse(List.of(), List.of())).isEmpty();
    }
}
