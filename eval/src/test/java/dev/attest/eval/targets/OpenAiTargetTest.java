package dev.attest.eval.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Status;
import dev.attest.eval.Target;
import dev.attest.eval.models.Completion;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelFailed;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.Prompt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiTargetTest extends TargetContract {

    private static OpenAiTarget target(Function<Prompt, Completion> script) {
        var model = new LanguageModel() {
            @Override
            public String name() {
                return "model-x";
            }

            @Override
            public Completion complete(Prompt prompt) {
                return script.apply(prompt);
            }
        };
        return new OpenAiTarget("models.example", model, "I don't know.", 7, System::nanoTime);
    }

    private static OpenAiTarget saying(String text) {
        return target(prompt -> new Completion(text, 10, 4));
    }

    private static OpenAiTarget failing(Reason reason) {
        return target(prompt -> {
            throw new ModelFailed(reason, "it said no");
        });
    }

    @Override
    Target target() {
        return target(prompt -> {
            if (prompt.user().equals(KNOWN.question())) {
                return new Completion(" It is three months. ", 10, 4);
            }
            if (prompt.user().equals(UNKNOWN.question())) {
                return new Completion("I don’t know", null, null);
            }
            throw new ModelFailed(Reason.TIMED_OUT, "took longer than 60 s");
        });
    }

    @Test
    void asksForAPlainAnswerOrTheSetPhrase() {
        Reply reply = target(prompt -> {
                    assertThat(prompt.system()).endsWith("answer with exactly: I don't know.");
                    assertThat(prompt.schema()).isNull();
                    assertThat(prompt.temperature()).isZero();
                    assertThat(prompt.seed()).isEqualTo(7);
                    return new Completion("Three months.", 10, 4);
                })
                .ask(KNOWN);
        assertThat(reply.answer()).isEqualTo("Three months.");
        assertThat(reply.usage()).isEqualTo(new Reply.Usage(10, 4));
        assertThat(reply.passages()).isNull();
        assertThat(reply.model()).isEqualTo("model-x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I don't know.|ABSTAINED",
                "i don’t know|ABSTAINED",
                "I don't know. The documents do not say it.|ABSTAINED",
                "I don't know the day, but the month is May.|ANSWERED",
                "They said: I don't know.|ANSWERED"
            })
    void takesThePhraseAsDecliningAndNothingElse(String text, Status status) {
        assertThat(saying(text).ask(KNOWN).status()).isEqualTo(status);
    }

    @Test
    void takesARefusalAsDeclining() {
        assertThat(failing(Reason.REFUSED).ask(KNOWN).status()).isEqualTo(Status.ABSTAINED);
    }

    @Test
    void takesSilenceAsAFailure() {
        assertThat(saying(" ").ask(KNOWN).failure()).isEqualTo("The model said nothing.");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "TIMED_OUT", "BUSY", "NOT_RECORDED"})
    void losesOneQuestionToAPassingFailure(Reason reason) {
        assertThat(failing(reason).ask(KNOWN).failure()).isEqualTo("it said no");
    }

    @Test
    void endsTheRunWhenNoQuestionIsAccepted() {
        assertThatThrownBy(() -> failing(Reason.REJECTED).ask(KNOWN))
                .isInstanceOf(EvalFailure.class)
                .hasMessage("openai model-x at models.example accepts no question: it said no");
    }

    @Test
    void endsTheRunWhenNobodyIsThereFiveTimesInARow() {
        OpenAiTarget target = failing(Reason.UNREACHABLE);
        for (int i = 0; i < 4; i++) {
            assertThat(target.ask(KNOWN).status()).isEqualTo(Status.FAILED);
        }
        assertThatThrownBy(() -> target.ask(KNOWN))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("--openai-url");
    }
}
