package dev.attest.eval.datasets.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import dev.attest.eval.models.ModelFailed;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.Prompt;
import dev.attest.eval.models.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GenerationTest {

    private static final String PASSAGE = "The gauge of pier %d is rated\nto %d metres, and its battery lasts for sixty"
            + " days when the mains fail in winter.";

    @Test
    void draftsAQuestionWithAnAnswerAndAQuoteOfThePassage() {
        List<Drafted> outcomes = run(settings(1, 0), said("How far down?", "7 metres", "is rated to 7 metres"), 7);
        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Drafted.Kept.class, kept -> {
            Sample sample = kept.sample();
            assertThat(sample.id()).matches("d-[0-9a-f]{10}");
            assertThat(sample.question()).isEqualTo("How far down?");
            assertThat(sample.answer()).isEqualTo("7 metres");
            assertThat(sample.gold()).containsExactly(new Gold("doc-7.pdf", "is rated to 7 metres"));
            assertThat(sample.tags()).containsExactly("draft", "one-document", "pdf");
            assertThat(sample.frozen()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'How far down?', '7 metres', 'is rated to 8 metres', the quote is not in the passage",
        "'How far down?', '7 metres', '', the quote is not in the passage",
        "'How far down?', '7 metres', 'is', the quote is not in the passage",
        "'How far down?', '', 'is rated to 7 metres', there is no answer",
        "'How far down, by the passage?', '7 metres', 'is rated to 7 metres', the question speaks of the passage",
        "'', '', '', nothing worth asking",
        "'What is the battery good for', 'Sixty days', 'its battery lasts for sixty days', much like a question",
    })
    void dropsWhatNobodyNeedLookAt(String question, String answer, String quote, String reason) {
        List<Drafted> outcomes = run(settings(1, 0), said(question, answer, quote), 7);
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Drafted.Dropped.class,
                        dropped -> assertThat(dropped.reason()).startsWith(reason));
    }

    @ParameterizedTest
    @CsvSource({"'Sorry, I cannot.'", "'{\"question\": '", "'[1]'"})
    void dropsWhatIsNotTheFormAskedFor(String said) {
        assertThat(run(settings(1, 0), prompt -> said, 7)).singleElement().isInstanceOf(Drafted.Dropped.class);
    }

    @Test
    void readsTheObjectOutOfAFence() {
        String fenced = "Here you are:\n```json\n" + answer("How far down?", "7 metres", "rated to 7 metres") + "\n```";
        assertThat(run(settings(1, 0), prompt -> fenced, 7)).singleElement().isInstanceOf(Drafted.Kept.class);
    }

    @Test
    void asksForUnansweredQuestionsInTheirShare() {
        var asked = new ArrayList<Boolean>();
        List<Drafted> outcomes = run(
                settings(8, 0.25),
                prompt -> {
                    boolean answered = prompt.schemaName().equals("draft_answered");
                    asked.add(answered);
                    String question = "ask%1$d about%1$d words%1$d?".formatted(asked.size());
                    return answered
                            ? said(question, "sixty days", "lasts for sixty days")
                                    .apply(prompt)
                            : "{\"question\":\"%s\",\"missing\":\"the maker\"}".formatted(question);
                },
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8);
        List<Sample> samples = kept(outcomes);
        assertThat(asked).containsExactly(true, true, true, false, true, true, true, false);
        assertThat(samples)
                .filteredOn(sample -> !sample.expectsAnswer())
                .hasSize(2)
                .allSatisfy(sample -> {
                    assertThat(sample.expectedStatus()).isEqualTo(Status.ABSTAINED);
                    assertThat(sample.gold()).isEmpty();
                    assertThat(sample.answer()).isEmpty();
                    assertThat(sample.tags()).containsExactly("draft", "not-said", "pdf");
                    assertThat(sample.source()).startsWith("doc-");
                });
    }

    @Test
    void keepsControlCharactersAndLineBreaksOutOfDrafts() {
        List<Drafted> outcomes =
                run(settings(1, 0), said("How\\u001b[2J far\\ndown?", "7\\tmetres", "rated\\nto 7"), 7);
        assertThat(kept(outcomes)).singleElement().satisfies(sample -> {
            assertThat(sample.question()).isEqualTo("How [2J far down?");
            assertThat(sample.answer()).isEqualTo("7 metres");
        });
    }

    @Test
    void saysThatThereIsNothingToAskAbout() {
        assertThatThrownBy(() -> run(settings(1, 0), prompt -> "no"))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("there is no document with text");
    }

    @Test
    void draftsNothingTwice() {
        List<Drafted> outcomes = run(settings(5, 0), said("How far down?", "far", "lasts for sixty days"), 1, 2, 3);
        assertThat(kept(outcomes)).hasSize(1);
        assertThat(outcomes)
                .hasSize(3)
                .last()
                .isInstanceOfSatisfying(
                        Drafted.Dropped.class,
                        dropped -> assertThat(dropped.reason()).isEqualTo(Drafting.ALIKE));
    }

    @Test
    void aFailedCallCostsItsPassageAlone() {
        var calls = new ArrayList<Prompt>();
        List<Drafted> outcomes = run(
                settings(1, 0),
                prompt -> {
                    calls.add(prompt);
                    if (calls.size() < 3) {
                        throw new ModelFailed(Reason.TIMED_OUT, "m took too long");
                    }
                    return said("How far down?", "far", "lasts for sixty days").apply(prompt);
                },
                1,
                2,
                3,
                4);
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.subList(0, 2))
                .allSatisfy(failed ->
                        assertThat(failed).isEqualTo(new Drafted.Failed(failed.document(), "m took too long")));
        assertThat(outcomes.get(2)).isInstanceOf(Drafted.Kept.class);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void stopsWhenNoPromptWillFareBetter(Reason reason) {
        List<Drafted> outcomes = run(
                settings(1, 0),
                prompt -> {
                    throw new ModelFailed(reason, "no");
                },
                1,
                2,
                3);
        assertThat(outcomes).hasSize(reason == Reason.REJECTED ? 1 : 3);
    }

    @Test
    void triesNoMoreThanThreePassagesForEachDraft() {
        int[] documents = IntStream.rangeClosed(1, 40).toArray();
        assertThat(run(settings(5, 0), prompt -> "no", documents)).hasSize(15);
    }

    @Test
    void sameSeedSamePromptsInTheSameOrder() {
        assertThat(prompts(3)).isEqualTo(prompts(3)).isNotEqualTo(prompts(4));
    }

    private static List<Prompt> prompts(long seed) {
        var model = new ScriptedModel("scripted", prompt -> "no");
        new Generation(
                        model,
                        new GenerateSettings(5, 0, seed, Optional.empty()),
                        new TextPassages(texts(1, 2, 3, 4, 5)),
                        List.of())
                .run(outcome -> {});
        return model.asked().stream()
                .map(prompt ->
                        new Prompt(prompt.system(), prompt.user(), prompt.schema(), prompt.schemaName(), 0, 0, 0, 0))
                .toList();
    }

    private static List<Drafted> run(GenerateSettings settings, Function<Prompt, String> script, int... documents) {
        List<Drafted> outcomes = new ArrayList<>();
        Sample existing = new Sample(
                "x", "What is the battery good for?", "", List.of(), null, Status.ABSTAINED, List.of(), null, false);
        new Generation(
                        new ScriptedModel("scripted", script),
                        settings,
                        new TextPassages(texts(documents)),
                        List.of(existing))
                .run(outcomes::add);
        return outcomes;
    }

    private static Map<String, String> texts(int... documents) {
        Map<String, String> texts = new TreeMap<>();
        for (int document : documents) {
            texts.put("doc-%d.pdf".formatted(document), PASSAGE.formatted(document, document));
        }
        return texts;
    }

    private static GenerateSettings settings(int count, double unanswerable) {
        return new GenerateSettings(count, unanswerable, 1, Optional.empty());
    }

    private static List<Sample> kept(List<Drafted> outcomes) {
        return outcomes.stream()
                .filter(Drafted.Kept.class::isInstance)
                .map(kept -> ((Drafted.Kept) kept).sample())
                .toList();
    }

    private static Function<Prompt, String> said(String question, String answer, String quote) {
        return prompt -> answer(question, answer, quote);
    }

    private static String answer(String question, String answer, String quote) {
        return "{\"question\":\"%s\",\"answer\":\"%s\",\"quote\":\"%s\"}".formatted(question, answer, quote);
    }
}
