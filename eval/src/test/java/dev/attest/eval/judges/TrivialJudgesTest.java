package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Judge;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrivialJudgesTest {

    @Test
    void areNamedByWhatTheyGoBy() {
        assertThat(TrivialJudges.all())
                .extracting(Judge::name)
                .containsExactly("always-supported", "length-only", "token-f1");
    }

    static Map<String, String> pair(String first, String second) {
        return Map.of("instruction", "Name the deep harbour", "first", first, "second", second);
    }
}
