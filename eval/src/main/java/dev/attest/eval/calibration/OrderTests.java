package dev.attest.eval.calibration;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order in which texts are shown says nothing about them. */
final class OrderTests {

    private OrderTests() {}

    static List<FairTest> all() {
        return List.of(
                new FairTest(
                        "order-swapped",
                        "A right and a wrong answer are compared in both orders. Passed when the same one, or neither, is"
                                + " preferred in both.",
                        OrderTests::answers),
                new FairTest(
                        "sources-swapped",
                        "A right and a wrong claim are checked by two sources in both orders. Passed when both verdicts"
                                + " stay the same.",
                        OrderTests::sources));
    }

    private static Judged<String> answers(Judge judge, SelfTestItem item) {
        var ask = new Questions(judge, item);
        return ask.preferred(item.good(), item.bad())
                .then(forth -> ask.preferred(item.bad(), item.good())
                        .then(back -> Judged.of(
                                back == forth.swapped()
                                        ? ""
                                        : "preferred %s, and with the places changed %s"
                                                .formatted(named(forth), named(back.swapped())))));
    }

    /** By what stood first at first. */
    private static String named(Preference preference) {
        return switch (preference) {
            case FIRST -> "the right answer";
            case SECOND -> "the wrong answer";
            case NEITHER -> "neither";
        };
    }

    private static Judged<String> sources(Judge judge, SelfTestItem item) {
        List<String> claims = List.of(item.good(), item.bad());
        List<String> turned = new ArrayList<>(item.sources());
        Collections.reverse(turned);
        return judge.verify(claims, item.sources())
                .then(forth -> judge.verify(claims, turned).then(back -> Judged.of(change(forth, back))));
    }

    private static String change(List<ClaimVerdict> forth, List<ClaimVerdict> back) {
        for (int i = 0; i < forth.size(); i++) {
            if (forth.get(i).label() != back.get(i).label()) {
                return "“%s” was %s, and with the sources changed round %s"
                        .formatted(
                                forth.get(i).claim(),
                                Words.of(forth.get(i).label()),
                                Words.of(back.get(i).label()));
            }
        }
        return "";
    }
}
