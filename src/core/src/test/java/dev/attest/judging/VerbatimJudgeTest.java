package dev.attest.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VerbatimJudgeTest extends JudgeContract {

    @Override
    protected Judge judge() {
        return new VerbatimJudge();
    }

    @Test
    void doesNotMindTheLineBreaksOfItsSource() {
        assertThat(judge().judge("three months to the end", List.of("is three\n  months to the end of"))
                        .block())
                .isEqualTo(Verdict.Measured.supported(1));
    }

    @Test
    @Tag("invariant-14")
    @DisplayName("Invariant 14: what it cannot tell is unmeasured, not zero")
    void leavesAParaphraseUnmeasured() {
        assertThat(judge().judge("Notice is a quarter of a year.", List.of("The notice period is three months."))
                        .block())
                .isInstanceOf(Verdict.Unmeasured.class);
    }
}
