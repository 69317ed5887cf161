package dev.attest.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.reports.SelfTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTestLinesTest {

    private final SelfTestLines lines = new SelfTestLines(
            "scripted-1",
            true,
            List.of(
                    new SelfTest(
                            "verbosity", "It is padded. Passed when.", 3, 1, 2, 0.75, 0.3, 0.95, List.of("tea: why")),
                    new SelfTest("order-swapped", "Swapped. Passed when.", 0, 0, 6, null, null, null, List.of())));

    @Test
    void saysWhatPassedAndWhatWasNotMeasured() {
        assertThat(lines.table())
                .containsExactly(
                        "SYNTHETIC: a recording of a scripted stub; nothing follows from it about a judge's quality.",
                        "self-tests of scripted-1",
                        "                                 passed failed unmeasured  pass rate",
                        "  verbosity                           3      1          2  0.750 (0.300–0.950)",
                        "  order-swapped                       0      0          6  unmeasured",
                        "In brackets: 95 % interval (Wilson), over the measured cases.",
                        "verbosity: It is padded. Passed when.",
                        "order-swapped: Swapped. Passed when.");
    }

    @Test
    void givesProgramsOneObjectATest() {
        assertThat(lines.json())
                .containsExactly(
                        "{\"system\":\"scripted-1\",\"set\":\"self-tests\",\"measure\":\"verbosity\",\"value\":0.75,"
                                + "\"low\":0.3,\"high\":0.95,\"n\":4,\"unmeasured\":2,\"synthetic\":true}",
                        "{\"system\":\"scripted-1\",\"set\":\"self-tests\",\"measure\":\"order-swapped\",\"value\":null,"
                                + "\"low\":null,\"high\":null,\"n\":0,\"unmeasured\":6,\"synthetic\":true}");
    }

    @Test
    void listsFailuresWithTheirTest() {
        assertThat(lines.failures()).containsExactly("verbosity, tea: why");
    }
}
