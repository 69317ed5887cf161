package dev.attest.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every judge does. */
public abstract class JudgeContract {

    private static final String SOURCE = "Employees work at the quay. The notice period is three months.";

    protected abstract Judge judge();

    @Test
    void hasANameThatStays() {
        assertThat(judge().name()).isNotBlank().isEqualTo(judge().name());
    }

    @Test
    void supportsAQuotation() {
        Verdict verdict = judge().judge("The notice period is three months.", List.of(SOURCE))
                .block();
        assertThat(Groundedness.supports(verdict)).isTrue();
    }

    @Test
    void neverSupportsASentenceWithoutSources() {
        Verdict verdict =
                judge().judge("The notice period is three months.", List.of()).block();
        assertThat(Groundedness.supports(verdict)).isFalse();
    }

    @Test
    void neverSupportsNothing() {
        assertThat(Groundedness.supports(judge().judge("  ", List.of(SOURCE)).block()))
                .isFalse();
    }

    @Test
    void judgesTheSameWayTwice() {
        assertThat(judge().judge("It rains.", List.of(SOURCE)).block())
                .isEqualTo(judge().judge("It rains.", List.of(SOURCE)).block());
    }
}
