package dev.attest.bench.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.bench.ClaimSet.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestThresholdTest {

    private static Claim claim(boolean supported) {
        return new Claim("id", "source", "claim", supported);
    }

    @Test
    void tellsTheVeryClaimsApartAsWellAsAThresholdCan() {
        List<Claim> claims = List.of(claim(false), claim(true), claim(false), claim(true));
        assertThat(BestThreshold.assess(claims, new double[] {0.2, 0.5, 0.6, 0.9}))
                .extracting(Assessment::supported)
                .containsExactly(false, true, true, true);
    }

    @Test
    void isTheLeastSupportWhereThereIsOnlyOneKindOfClaim() {
        assertThat(BestThreshold.assess(List.of(claim(false), claim(false)), new double[] {0.4, 0.3}))
                .extracting(Assessment::supported)
                .containsExactly(true, true);
    }
}
