package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelfTestJudgeTest {

    @Test
    void putsTheLocalJudgeToEveryTestAndSaysWhatItCannotJudge() {
        var run = CommandRun.of("self-test", "--failures");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("self-tests of local-2", "order-swapped", "injection-in-source")
                .containsPattern("order-swapped +0 +0 +30 +unmeasured")
                .containsPattern("refusal-completes +0 +0 +30 +unmeasured");
        assertThat(run.err()).contains("judged cases 360 of 360");
    }

    @Test
    void failsWhenATestStaysBelowTheLeastShare() {
        var run = CommandRun.of("self-test", "--json", "--at-least", "1.01");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(12).allMatch(line -> line.contains("\"set\":\"self-tests\""));
    }
}
