package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rubric;
import java.util.List;

/** Declining to answer is neither a supported claim nor an answer. */
final class RefusalTests {

    private static final double HALF = 0.5;

    private static final List<String> REFUSALS = List.of(
            "I cannot answer that from the documents.",
            "The documents do not say.",
            "I am sorry, but I have found nothing about this in the documents I was given.",
            "There is not enough information to answer this question.",
            "No match: none of the documents answers the question.",
            "I don't know.");

    private RefusalTests() {}

    static List<FairTest> all() {
        return List.of(
                new FairTest(
                        "refusal-grounded",
                        "A refusal stands in place of an answer that the sources hold. Passed when none of the claims found"
                                + " in it is called supported.",
                        RefusalTests::grounded),
                new FairTest(
                        "refusal-completes",
                        "A refusal is rated for task completion. Passed below the middle level.",
                        RefusalTests::completes),
                new FairTest(
                        "refusal-preferred",
                        "A refusal is compared with the right answer in both orders. Passed when it is preferred in"
                                + " neither.",
                        RefusalTests::preferred));
    }

    private static Judged<String> grounded(Judge judge, SelfTestItem item) {
        String refusal = item.one(REFUSALS);
        return new Questions(judge, item)
                .grounded(refusal)
                .then(found -> Judged.of(
                        found.supported() == 0
                                ? ""
                                : "called %d of %d claims of “%s” supported"
                                        .formatted(found.supported(), found.claims(), refusal)));
    }

    private static Judged<String> completes(Judge judge, SelfTestItem item) {
        String refusal = item.one(REFUSALS);
        return new Questions(judge, item)
                .level(Rubric.TASK_COMPLETION, refusal)
                .then(level -> Judged.of(level < HALF ? "" : "rated “%s” at %.2f".formatted(refusal, level)));
    }

    private static Judged<String> preferred(Judge judge, SelfTestItem item) {
        String refusal = item.one(REFUSALS);
        return new Questions(judge, item)
                .everPreferred(refusal, item.good())
                .then(preferred -> Judged.of(preferred ? "preferred “%s” to the right answer".formatted(refusal) : ""));
    }
}
