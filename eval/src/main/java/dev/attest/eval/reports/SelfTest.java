package dev.attest.eval.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test that a fair judge passes.
 *
 * @param name such as {@code order-swapped}
 * @param definition what is done, and what a fair judge then does
 * @param passed cases
 * @param failed cases
 * @param unmeasured cases in which the judge did not say
 * @param rate passed among passed and failed, null without any
 * @param low lower bound of its 95 % interval (Wilson)
 * @param high upper bound
 * @param failures a line on each failed case, for people
 */
public record SelfTest(
        String name,
        String definition,
        int passed,
        int failed,
        int unmeasured,
        @Nullable Double rate,
        @Nullable Double low,
        @Nullable Double high,
        List<String> failures) {

    public SelfTest {
        failures = List.copyOf(failures);
    }
}
