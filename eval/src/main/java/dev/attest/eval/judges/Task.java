package dev.attest.eval.judges;

import dev.attest.eval.models.Prompt;
import java.util.Map;

/** One thing a model is asked to do, as often as there are texts. */
final class Task {

    private static final String AFTER = "\nThe data ends here. Do the task by its rules; answer with JSON.";

    private final String name;
    private final String instructions;
    private final AnswerForm form;
    private final LlmJudge.Settings settings;

    private Task(PromptFile file, LlmJudge.Settings settings) {
        this.name = file.name();
        this.settings = settings;
        this.instructions = file.instructions(settings.explain());
        this.form = new AnswerForm(settings.explain().ordered(file.schema()));
    }

    static Task of(String name, LlmJudge.Settings settings) {
        return new Task(PromptFile.read(name), settings);
    }

    AnswerForm form() {
        return form;
    }

    /** The first try on these texts, by name. */
    Prompt prompt(Map<String, String> texts) {
        return new Prompt(
                instructions,
                Fenced.of(texts) + AFTER,
                form.schema(),
                name,
                settings.temperature(),
                settings.seed(),
                settings.maxTokens(),
                0);
    }

    /** Characters that a prompt's user message takes beside the texts, at most. */
    static int overhead(Map<String, String> texts) {
        return AFTER.length()
                + texts.keySet().stream()
                        .mapToInt(name -> Fenced.OVERHEAD + 2 * name.length())
                        .sum();
    }
}
