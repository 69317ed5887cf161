package dev.attest.eval.judges;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judged;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelFailed;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.Prompt;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Asks a model until its answer can be used, or it was asked often enough. */
final class Asking {

    private final LanguageModel model;
    private final int retries;

    Asking(LanguageModel model, int retries) {
        this.model = model;
        this.retries = retries;
    }

    /**
     * What the model makes of texts.
     *
     * @param reading the value of an answer of the right form, or what is wrong with it
     * @throws EvalFailure when the server rejects the call, as it will every other
     */
    <T> Judged<T> ask(Task task, Map<String, String> texts, Function<JsonNode, Judged<T>> reading) {
        Prompt prompt = task.prompt(texts);
        String wrong = "";
        for (int tries = 0; tries <= retries; tries++, prompt = prompt.again()) {
            String answer;
            try {
                answer = model.complete(prompt).text();
            } catch (ModelFailed failed) {
                return failed(failed);
            }
            Judged<T> read = task.form().read(answer).then(reading);
            if (read instanceof Judged.Unmeasured<T> unusable) {
                wrong = unusable.reason();
            } else {
                return read;
            }
        }
        return Judged.unmeasured("the answer of %s could not be used, %d times over; of the last, %s"
                .formatted(model.name(), retries + 1, wrong));
    }

    private static <T> Judged<T> failed(ModelFailed failed) {
        if (failed.reason() == Reason.REJECTED) {
            throw new EvalFailure(failed.getMessage()
                    + " Look at --judge-url, --judge-model, --judge-format and ATTEST_JUDGE_API_KEY.");
        }
        return Judged.unmeasured(String.valueOf(failed.getMessage()));
    }
}
