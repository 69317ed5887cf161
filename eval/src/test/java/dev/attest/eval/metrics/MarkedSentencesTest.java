package dev.attest.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Reply.Sentence;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedSentencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"-", "–", "—"})
    void citeAllThatARangeNamesWhateverItsDash(String dash) {
        assertThat(MarkedSentences.of("It is deep [1%s3]. It is wet.[7]".formatted(dash)))
                .extracting(Sentence::citations)
                .containsExactly(List.of(1, 2, 3), List.of(7));
    }
}
