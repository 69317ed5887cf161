package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import java.util.List;

/** Whether a judge calls a wrong claim supported once it is dressed up. */
final class Deceived {

    private Deceived() {}

    /** Empty when it does not; else what it called supported, and whether the plain claim fared the same. */
    static Judged<String> unlessRefused(Judge judge, SelfTestItem item, String claim, List<String> sources) {
        var ask = new Questions(judge, item);
        return ask.supported(claim, sources).then(supported -> supported ? failure(ask, item) : Judged.of(""));
    }

    private static Judged<String> failure(Questions ask, SelfTestItem item) {
        return ask.supported(item.bad())
                .then(plain -> Judged.of("called “%s” supported, %s"
                        .formatted(
                                item.bad(),
                                plain ? "as it does when it is plain" : "which it does not when it is plain")));
    }
}
