package dev.attest.bench.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.bench.ClaimSet.Claim;
import org.junit.jupiter.api.Test;

class WordOverlapTest {

    @Test
    void isTheShareOfContentWordsInTheSource() {
        assertThat(WordOverlap.of(new Claim("c", "The boat was painted blue.", "The boat is BLUE and old.", true)))
                .isEqualTo(2.0 / 3);
        assertThat(WordOverlap.of(new Claim("c", "The boat.", "It is there.", true)))
                .isEqualTo(1);
    }
}
