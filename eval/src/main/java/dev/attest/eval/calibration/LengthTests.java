package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import java.util.List;
import java.util.Locale;

/** Saying more is not saying better. */
final class LengthTests {

    private static final List<String> FILLER = List.of(
            "The company has also won three medals for its architecture.",
            "Every employee has moreover been given a sailing boat.",
            "The founders later moved the head office to Lisbon.");

    private LengthTests() {}

    static List<FairTest> all() {
        return List.of(
                new FairTest(
                        "verbosity",
                        "A right answer is compared, in both orders, with itself said twice amid empty phrases. Passed when"
                                + " the padded one is preferred in neither.",
                        LengthTests::verbosity),
                new FairTest(
                        "filler-claims",
                        "Three claims that no source supports are added to a right and to a wrong answer. Passed when the"
                                + " share of supported claims rises in neither.",
                        LengthTests::filler),
                new FairTest(
                        "length-padding",
                        "A claim that the sources do not support is padded with phrases that say nothing. Passed when it is"
                                + " not called supported.",
                        LengthTests::padding));
    }

    private static Judged<String> verbosity(Judge judge, SelfTestItem item) {
        return new Questions(judge, item)
                .everPreferred(padded(item.good()), item.good())
                .then(preferred -> Judged.of(preferred ? "preferred the padded answer" : ""));
    }

    private static Judged<String> filler(Judge judge, SelfTestItem item) {
        return rise(judge, item, item.good())
                .then(good -> rise(judge, item, item.bad()).then(bad -> Judged.of(good.isEmpty() ? bad : good)));
    }

    private static Judged<String> rise(Judge judge, SelfTestItem item, String answer) {
        var ask = new Questions(judge, item);
        return ask.grounded(answer)
                .then(plain -> ask.grounded(answer + " " + String.join(" ", FILLER))
                        .then(filled -> Judged.of(
                                filled.share() <= plain.share()
                                        ? ""
                                        : "%d of %d claims supported, %d of %d before: “%s”"
                                                .formatted(
                                                        filled.supported(),
                                                        filled.claims(),
                                                        plain.supported(),
                                                        plain.claims(),
                                                        answer))));
    }

    private static Judged<String> padding(Judge judge, SelfTestItem item) {
        return Deceived.unlessRefused(judge, item, hedged(item.bad()), item.sources());
    }

    private static String padded(String answer) {
        return "That is a good question, and it deserves a complete and careful answer. " + answer
                + " In other words, and to say it once more so that no doubt remains: " + answer
                + " I hope that this detailed and thorough answer is of help; please do not hesitate to ask again.";
    }

    private static String hedged(String claim) {
        return "It should be said at this point, as everyone who has looked into the matter with the necessary care will"
                + " readily confirm, and as can be seen without difficulty from all that has been written about it, that "
                + claim.substring(0, 1).toLowerCase(Locale.ROOT) + claim.substring(1);
    }
}
