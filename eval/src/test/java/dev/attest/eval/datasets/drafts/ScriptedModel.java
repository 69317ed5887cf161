package dev.attest.eval.datasets.drafts;

import dev.attest.eval.models.Completion;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A model that says what a test wants, and keeps what it was asked. */
final class ScriptedModel implements LanguageModel {

    final List<Prompt> prompts = new ArrayList<>();
    private final Function<Prompt, String> script;

    ScriptedModel(Function<Prompt, String> script) {
        this.script = script;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Completion complete(Prompt prompt) {
        prompts.add(prompt);
        return new Completion(script.apply(prompt), null, null);
    }
}
