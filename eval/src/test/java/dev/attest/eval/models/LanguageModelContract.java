package dev.attest.eval.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.models.ModelFailed.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every language model does. */
public abstract class LanguageModelContract {

    protected static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"string\"},"
            + "\"a\":{\"type\":\"string\"}},\"required\":[\"b\",\"a\"],\"additionalProperties\":false}";
    protected static final Prompt ASKED = prompt("How deep is the harbour?");
    protected static final Prompt DECLINED = prompt("Say something you must not.");
    protected static final String SAID = "{\"b\":\"nine metres\",\"a\":\"“9 m”\"}";

    /** A model that says {@link #SAID} when asked {@link #ASKED}, and declines {@link #DECLINED}. */
    protected abstract LanguageModel model() throws Exception;

    protected static Prompt prompt(String user) {
        return new Prompt("Answer in JSON.", user, SCHEMA, "answer", 0, 7, 100, 0);
    }

    /** What a scripted stub of such a model says. */
    public static String script(Prompt prompt) {
        if (prompt.user().equals(DECLINED.user())) {
            throw new ModelFailed(Reason.REFUSED, "It declined.");
        }
        return SAID;
    }

    @Test
    void hasANameThatStays() throws Exception {
        LanguageModel model = model();

        assertThat(model.name()).isNotBlank().isEqualTo(model.name());
    }

    @Test
    void saysWhatItSaysToThePrompt() throws Exception {
        assertThat(model().complete(ASKED)).isEqualTo(new Completion(SAID, 10, 5));
    }

    @Test
    void failsWithAReasonWhenItDeclines() throws Exception {
        LanguageModel model = model();

        assertThatThrownBy(() -> model.complete(DECLINED))
                .isInstanceOfSatisfying(
                        ModelFailed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    void answersSeveralThreadsAtOnce() throws Exception {
        LanguageModel model = model();

        List<String> said = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> model.complete(ASKED).text())
                .distinct()
                .toList();

        assertThat(said).containsExactly(SAID);
    }
}
