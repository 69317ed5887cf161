package dev.attest.bench.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.bench.judging.ClaimSet.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordOverlapTest {

    @Test
    void isTheShareOfContentWordsInTheSource() {
        assertThat(WordOverlap.of(new Claim("c", "The boat was painted blue.", "The boat is BLUE and old.", true)))
                .isEqualTo(2.0 / 3);
        assertThat(WordOverlap.of(new Claim("c", "The boat.", "It is there.", true)))
                .isEqualTo(1);
    }

    @Test
    void theBestThresholdIsTheOneThatTellsTheseClaimsApartBest() {
        List<Claim> claims = List.of(
                new Claim("a", "s", "c", false), new Claim("b", "s", "c", true), new Claim("c", "s", "c", true));
        assertThat(BestThreshold.assess(claims, new double[] {0.2, 0.5, 0.9}))
                .extracting(Assessment::supported)
                .containsExactly(false, true, true);
    }
}
