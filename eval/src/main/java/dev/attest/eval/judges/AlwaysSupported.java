package dev.attest.eval.judges;

import dev.attest.eval.Rubric;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Says yes: every claim is supported, every level is the best, the first output is preferred. */
final class AlwaysSupported extends TrivialJudge {

    AlwaysSupported() {
        super("always-supported");
    }

    @Override
    double support(String claim, List<String> texts) {
        return 1;
    }

    @Override
    OptionalDouble level(Rubric rubric, Map<String, String> texts) {
        return OptionalDouble.of(1);
    }

    @Override
    double preference(String instruction, String first, String second) {
        return 0;
    }
}
