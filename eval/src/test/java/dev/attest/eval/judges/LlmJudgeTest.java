package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.ScriptedModel;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LlmJudgeTest extends JudgeContract {

    private static final String GOOD = "{\"explanation\":\"It is.\",\"level\":4}";

    @Override
    protected Judge judge() {
        return judge(new ScriptedModel("scripted", Script::answer));
    }

    private static LlmJudge judge(ScriptedModel model) {
        return new LlmJudge(model, LlmJudge.Settings.DEFAULT);
    }

    private static Judged<Rating> rated(ScriptedModel model) {
        return judge(model).rate(Rubric.COHERENCE, texts(Rubric.COHERENCE));
    }

    private static String reason(Judged<?> judged) {
        return ((Judged.Unmeasured<?>) judged).reason();
    }

    @Test
    void namesModelRubricsAndOrder() {
        assertThat(judge().name()).isEqualTo("llm scripted rubrics-1 explain-first");
        assertThat(new LlmJudge(ScriptedModel.saying(""), LlmJudge.Settings.DEFAULT.with(Explain.LAST)).name())
                .isEqualTo("llm scripted rubrics-1 explain-last");
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,.25", "3,.5", "5,1"})
    void aLevelIsItsPlaceAmongFive(int level, double place) {
        assertThat(rated(ScriptedModel.saying("{\"explanation\":\"So.\",\"level\":" + level + "}")))
                .isEqualTo(Judged.of(new Rating(place, "So.", 1)));
    }

    @ParameterizedTest
    @CsvSource({"A,0", "B,1", "tie,.5"})
    void aPreferenceIsOneOfTwo(String verdict, double level) {
        var model = ScriptedModel.saying("{\"explanation\":\"So.\",\"verdict\":\"" + verdict + "\"}");

        assertThat(judge(model).rate(Rubric.PREFERENCE, texts(Rubric.PREFERENCE)))
                .isEqualTo(Judged.of(new Rating(level, "So.", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                "```json\n" + GOOD + "\n```",
                "<think>Is it {good}? Yes.</think>\n" + GOOD,
                "<think>x</think>\n```\n" + GOOD + "\n```\n"
            })
    void readsWhatSomeModelsWriteAroundAnAnswer(String said) {
        assertThat(rated(ScriptedModel.saying(said))).isEqualTo(Judged.of(new Rating(0.75, "It is.", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sure! " + GOOD,
                GOOD + " " + GOOD,
                "",
                "{\"explanation\":\"It is.\",\"level\":6}",
                "{\"explanation\":\"It is.\",\"level\":\"4\"}",
                "{\"level\":4}",
                "{\"explanation\":\"\",\"level\":4,\"more\":1}",
                "{\"explanation\":\"\",\"level\":4,\"level\":5}",
                "[]",
                "null"
            })
    void asksAgainForWhatItCannotUse(String said) {
        var model = ScriptedModel.saying(said, said, GOOD);

        assertThat(rated(model)).isEqualTo(Judged.of(new Rating(0.75, "It is.", 1)));
        assertThat(model.asked()).extracting(prompt -> prompt.attempt()).containsExactly(0, 1, 2);

        var never = ScriptedModel.saying(said);
        assertThat(reason(rated(never)))
                .startsWith("the answer of scripted could not be used, 3 times over; of the last, it ");
        assertThat(never.asked()).hasSize(3);
    }

    @Test
    void showsTheBeginningOfWhatCame() {
        assertThat(reason(rated(ScriptedModel.saying("Well,\n" + "no ".repeat(100)))))
                .endsWith("it is no JSON: 'Well, " + "no ".repeat(38) + "…'");
        assertThat(reason(rated(ScriptedModel.saying("{\"explanation\":\"\",\"level\":9}"))))
                .contains("it breaks its schema (/level: ");
        assertThat(reason(rated(ScriptedModel.saying("  ")))).endsWith("nothing came");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "CUT", "TIMED_OUT", "BUSY", "UNREACHABLE", "NOT_RECORDED"})
    void measuresNothingWhenTheModelFails(Reason reason) {
        var model = ScriptedModel.failing(reason);

        assertThat(reason(rated(model))).isEqualTo("It failed: " + reason);
        assertThat(judge(model).claims("A claim.")).isInstanceOf(Judged.Unmeasured.class);
        assertThat(judge(model).verify(List.of("c"), List.of("t"))).isInstanceOf(Judged.Unmeasured.class);
        assertThat(model.asked()).as("each asked once").hasSize(3);
    }

    @Test
    void aRejectedCallEndsTheRun() {
        assertThatThrownBy(() -> rated(ScriptedModel.failing(Reason.REJECTED)))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("ATTEST_JUDGE_API_KEY");
    }

    @Test
    void readsVerdictsByTheirNumber() {
        var model =
                ScriptedModel.saying("{\"verdicts\":[{\"claim\":2,\"explanation\":\"b\",\"label\":\"contradicted\"},"
                        + "{\"claim\":1,\"explanation\":\"a\",\"label\":\"supported\"}]}");

        assertThat(judge(model).verify(List.of("one", "two"), List.of("text")))
                .isEqualTo(Judged.of(List.of(
                        new ClaimVerdict("one", Label.SUPPORTED, null, "a", 1),
                        new ClaimVerdict("two", Label.CONTRADICTED, null, "b", 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1 1", "1 2 3", "1 3", "2 3", ""})
    void needsOneVerdictAClaim(String numbers) {
        String verdicts = numbers.isEmpty()
                ? ""
                : String.join(
                        ",",
                        List.of(numbers.split(" ", -1)).stream()
                                .map(each -> "{\"claim\":" + each + ",\"explanation\":\"\",\"label\":\"supported\"}")
                                .toList());

        assertThat(reason(judge(ScriptedModel.saying("{\"verdicts\":[" + verdicts + "]}"))
                        .verify(List.of("one", "two"), List.of("text"))))
                .contains("it has verdicts on claims [" + numbers.replace(" ", ", ") + "] of 2");
    }

    @Test
    void asksNobodyAboutNothing() {
        var model = ScriptedModel.saying("");

        judge(model).claims("");
        judge(model).verify(List.of("c"), List.of(" "));
        judge(model).verify(List.of(), List.of("t"));

        assertThat(model.asked()).isEmpty();
    }

    @Test
    void noCallIsLongerThanAllowed() {
        var model = new ScriptedModel("scripted", Script::answer);
        var judge = new LlmJudge(model, new LlmJudge.Settings(Explain.FIRST, 0, 2_000, 0, 7, 500));
        List<String> claims = IntStream.range(0, 45)
                .mapToObj(i -> "Crane number " + i + " lifts forty tonnes.")
                .toList();
        List<String> texts =
                List.of("Much is known of ships. ".repeat(300), "x".repeat(5_000), String.join(" ", claims));

        Judged<List<ClaimVerdict>> judged = judge.verify(claims, texts);

        assertThat(((Judged.Of<List<ClaimVerdict>>) judged).value()).hasSize(45).allMatch(ClaimVerdict::isSupported);
        assertThat(model.asked())
                .hasSizeGreaterThan(10)
                .allSatisfy(prompt -> assertThat(prompt.user()).hasSizeLessThanOrEqualTo(2_000));
    }

    @Test
    void takesALongAnswerApartInPieces() {
        var model = new ScriptedModel("scripted", Script::answer);
        var judge = new LlmJudge(model, new LlmJudge.Settings(Explain.FIRST, 0, 2_000, 0, 7, 500));

        Judged<List<String>> claims = judge.claims("The crane lifts forty tonnes. ".repeat(150));

        assertThat(((Judged.Of<List<String>>) claims).value()).hasSize(150);
        assertThat(model.asked()).allSatisfy(prompt -> assertThat(prompt.user()).hasSizeLessThanOrEqualTo(2_000));
    }

    @Test
    void ratesNoPartOfAnAnswer() {
        String reason =
                reason(judge().rate(Rubric.COHERENCE, Map.of("question", "Why?", "answer", "Because. ".repeat(3_000))));

        assertThat(reason).matches("the texts have 27,004 characters, more than the 23,\\d+ that fit into one call");
        assertThat(reason(judge().verify(List.of("c".repeat(20_000)), List.of("t"))))
                .contains("20,000 characters");
    }
}
