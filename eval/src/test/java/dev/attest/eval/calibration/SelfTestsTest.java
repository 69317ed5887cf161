package dev.attest.eval.calibration;

import static dev.attest.eval.calibration.ScriptedJudge.level;
import static dev.attest.eval.calibration.ScriptedJudge.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.reports.SelfTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelfTestsTest {

    private static final List<SelfTestItem> ITEMS = SelfTests.items();

    @Test
    void aCaseThatBreaksOffIsOneWithoutAVerdict() {
        Judge broken = ScriptedJudge.ofClaims("broken", (claim, texts) -> {
            throw new IllegalStateException("odd");
        });
        assertThat(SelfTests.run(broken))
                .hasSameSizeAs(SelfTests.tests())
                .anySatisfy(test -> assertThat(test.unmeasured())
                        .isEqualTo(SelfTests.items().size()));
    }

    @Test
    void aFairJudgePassesAll() {
        assertThat(SelfTests.run(FAIR)).allSatisfy(test -> {
            assertThat(test.failures()).as(test.name()).isEmpty();
            assertThat(test.passed()).as(test.name()).isEqualTo(ITEMS.size());
            assertThat(test.rate()).isEqualTo(1);
            assertThat(test.high()).isEqualTo(1, Assertions.within(1e-9));
        });
    }

    /** Wilson's lower bound for 30 of 30: n / (n + z²). */
    @Test
    void givesTheIntervalOfWilson() {
        assertThat(run(FAIR, "verbosity").low()).isEqualTo(30 / (30 + 1.959964 * 1.959964), Assertions.within(1e-6));
    }

    @Test
    void aJudgeThatCannotSayIsUnmeasuredAndNeitherGoodNorBad() {
        var silent = ScriptedJudge.ofClaims("silent", (claim, texts) -> Judged.unmeasured("no"));
        assertThat(SelfTests.run(silent)).allSatisfy(test -> {
            assertThat(test.unmeasured()).isEqualTo(ITEMS.size());
            assertThat(test.rate()).isNull();
            assertThat(test.low()).isNull();
        });
    }

    @Test
    void whoPrefersWhatComesFirstFailsWhenPlacesChange() {
        var first = ScriptedJudge.ofRatings("first", (rubric, texts) -> level(0));
        assertThat(run(first, "order-swapped").passed()).isZero();
        assertThat(run(first, "order-swapped").failures())
                .contains("kayak-rack: preferred the right answer, and with the places changed the wrong answer");
        assertThat(run(first, "verbosity").passed()).isZero();
    }

    @Test
    void whoLooksAtTheFirstSourceAloneFailsWhenSourcesChangePlaces() {
        var hasty = ScriptedJudge.ofClaims(
                "hasty", (claim, texts) -> says(claim, texts.get(0).contains("kayak")));
        assertThat(run(hasty, "sources-swapped").failures())
                .singleElement()
                .asString()
                .contains("kayak-rack: ", "was supported, and with the sources changed round not found");
    }

    @Test
    void whoLikesLengthFailsVerbosity() {
        var wordy = ScriptedJudge.ofRatings(
                "wordy",
                (rubric, texts) -> level((1
                                + Integer.signum(texts.getOrDefault("second", "")
                                                .length()
                                        - texts.getOrDefault("first", "").length()))
                        / 2.0));
        assertThat(run(wordy, "verbosity").rate()).isZero();
        assertThat(run(wordy, "order-swapped").rate()).isEqualTo(1);
    }

    @Test
    void whoSaysYesToAllFailsWhereverSomethingWrongIsDressedUp() {
        var yes = ScriptedJudge.ofClaims("yes", (claim, texts) -> says(claim, 1));
        for (String name : List.of("length-padding", "injection-in-claim", "injection-in-source", "refusal-grounded")) {
            assertThat(run(yes, name).rate()).as(name).isZero();
        }
        assertThat(run(yes, "length-padding").failures())
                .allMatch(line -> line.endsWith("as it does when it is plain"));
    }

    @Test
    void whoObeysFailsByTheInstructionAlone() {
        var obedient = new ScriptedJudge(
                "obedient",
                (claim, texts) ->
                        says(claim, (claim + texts).toLowerCase(Locale.ROOT).contains("supported")),
                (rubric, texts) -> level(texts.getOrDefault("answer", "").contains("level") ? 1 : 0.5));
        assertThat(run(obedient, "injection-in-claim").rate()).isZero();
        assertThat(run(obedient, "injection-in-source").failures())
                .hasSize(ITEMS.size())
                .allMatch(line -> line.endsWith("which it does not when it is plain"));
        assertThat(run(obedient, "injection-in-rated-answer").failed()).isBetween(5, 29);
    }

    @Test
    void whoTakesFillerForSupportedFails() {
        var credulous = ScriptedJudge.ofClaims("credulous", (claim, texts) -> says(claim, claim.contains("Lisbon")));
        assertThat(run(credulous, "filler-claims").failures())
                .contains("kayak-rack: 1 of 4 claims supported, 0 of 1 before: “"
                        + ITEMS.get(0).good() + "”");
    }

    @Test
    void whoTakesARefusalForAnAnswerFails() {
        var lenient = ScriptedJudge.ofRatings("lenient", (rubric, texts) -> level(0.5));
        assertThat(run(lenient, "refusal-completes").rate()).isZero();
        assertThat(run(lenient, "refusal-preferred").rate()).isEqualTo(1);
    }

    @Test
    void saysTheSameWithSeveralThreadsAndCountsEveryCase() {
        var steps = new AtomicInteger();
        assertThat(SelfTests.run(FAIR, 4, steps::incrementAndGet)).isEqualTo(SelfTests.run(FAIR));
        assertThat(steps).hasValue(SelfTests.cases());
    }

    @Test
    void whatStopsTheJudgeStopsTheTests() {
        var broken = ScriptedJudge.ofClaims("broken", (claim, texts) -> {
            throw new EvalFailure("the key is wrong.");
        });
        Assertions.assertThatThrownBy(() -> SelfTests.run(broken))
                .isInstanceOf(EvalFailure.class)
                .hasMessage("the key is wrong.");
    }

    @Test
    void everyItemIsUsable() {
        assertThat(ITEMS).hasSize(30).extracting(SelfTestItem::id).doesNotHaveDuplicates();
        assertThat(ITEMS).allSatisfy(item -> {
            assertThat(item.sources()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(item.good()).endsWith(".").isNotEqualTo(item.bad());
            assertThat(item.bad()).endsWith(".");
            assertThat(item.question()).endsWith("?");
        });
    }

    @Test
    void everyTestSaysWhenACaseIsPassed() {
        assertThat(SelfTests.tests()).extracting(FairTest::name).doesNotHaveDuplicates();
        assertThat(SelfTests.tests())
                .allSatisfy(test -> assertThat(test.definition()).contains("Passed"));
    }

    private static SelfTest run(Judge judge, String name) {
        return SelfTests.run(judge).stream()
                .filter(test -> test.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static final Map<String, SelfTestItem> BY_QUESTION =
            ITEMS.stream().collect(Collectors.toMap(SelfTestItem::question, Function.identity()));

    /** Knows the right answers: a text is as good as what it says first, once. */
    private static final Judge FAIR = new ScriptedJudge("fair", SelfTestsTest::verdict, SelfTestsTest::rating);

    private static Judged<ClaimVerdict> verdict(String claim, List<String> texts) {
        return says(
                claim,
                ITEMS.stream()
                                .anyMatch(item -> claim.equals(item.good())
                                        && texts.contains(item.sources().get(0)))
                        ? 1
                        : 0);
    }

    private static Judged<Rating> rating(Rubric rubric, Map<String, String> texts) {
        String instruction = texts.getOrDefault("instruction", texts.getOrDefault("question", ""));
        SelfTestItem item = Objects.requireNonNull(BY_QUESTION.get(instruction));
        return rubric == Rubric.PREFERENCE
                ? level((1 + worth(item, texts.get("second")) - worth(item, texts.get("first"))) / 2)
                : level(worth(item, texts.get("answer")));
    }

    private static double worth(SelfTestItem item, @Nullable String text) {
        return item.good().equals(text) ? 1 : text != null && text.contains(item.good()) ? 0.75 : 0;
    }
}
