package dev.attest.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void recallIsTheShareOfTheRightOnesAmongTheFirst() {
        var ranking = new Ranking(List.of("a", "x", "b", "y"), Set.of("a", "b", "c", "d"));
        assertThat(ranking.recall(1)).isEqualTo(0.25);
        assertThat(ranking.recall(3)).isEqualTo(0.5);
        assertThat(ranking.recall(10)).isEqualTo(0.5);
    }

    /** By hand: gains at ranks 1 and 3 of three right ones, (1 + 1/2) / (1 + 1/log2(3) + 1/2). */
    @Test
    void gainsAreDiscountedByTheLogarithmOfTheRank() {
        var ranking = new Ranking(List.of("a", "x", "b"), Set.of("a", "b", "c"));
        double ideal = 1 + 1 / (Math.log(3) / Math.log(2)) + 0.5;
        assertThat(ranking.ndcg(10)).isEqualTo(1.5 / ideal, within(1e-12));
        assertThat(ranking.ndcg(1)).isEqualTo(1);
        assertThat(new Ranking(List.of("x", "a"), Set.of("a")).ndcg(10)).isEqualTo(0.6309, within(1e-4));
    }

    /**
     * The worked example in the documentation of Evret (metrics, nDCG): d1, d4, d2, d9, d8 with d2, d8 and d10 right gain 0.8869
     * of 2.1309 within five ranks, or 0.4162.
     */
    @Test
    void theGainIsThatOfEvretsExample() {
        var ranking = new Ranking(List.of("d1", "d4", "d2", "d9", "d8"), Set.of("d2", "d8", "d10"));
        assertThat(ranking.ndcg(5)).isEqualTo(0.4162, within(5e-5));
    }

    @Test
    void moreRightOnesThanRanksStillGiveAPerfectGain() {
        assertThat(new Ranking(List.of("a", "b"), Set.of("a", "b", "c")).ndcg(2))
                .isEqualTo(1);
    }

    @Test
    void theReciprocalRankIsOfTheBestRightOne() {
        var ranking = new Ranking(List.of("x", "y", "a", "b"), Set.of("a", "b"));
        assertThat(ranking.reciprocalRank(10)).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(ranking.reciprocalRank(2)).isZero();
    }

    @Test
    void aPassageInSeveralChunksCountsAtItsBestRankAndTakesNoOther() {
        var ranking = new Ranking(List.of("x", "x", "x", "a"), Set.of("a"));
        assertThat(ranking.reciprocalRank(10)).isEqualTo(0.5);
    }

    @Test
    void nothingFoundIsZeroAndNothingRightIsRefused() {
        assertThat(new Ranking(List.of(), Set.of("a")).ndcg(10)).isZero();
        assertThatThrownBy(() -> new Ranking(List.of("a"), Set.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
