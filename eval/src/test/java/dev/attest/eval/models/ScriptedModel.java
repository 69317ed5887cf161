package dev.attest.eval.models;

import dev.attest.eval.models.ModelSettings.Structure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model in process that says what a script says, and keeps what it was asked. */
public final class ScriptedModel implements LanguageModel {

    private final List<Prompt> asked = new CopyOnWriteArrayList<>();
    private final String name;
    private final Function<Prompt, String> script;
    private final Structure structure;

    public ScriptedModel(String name, Function<Prompt, String> script) {
        this(name, script, Structure.SCHEMA);
    }

    private ScriptedModel(String name, Function<Prompt, String> script, Structure structure) {
        this.name = name;
        this.script = script;
        this.structure = structure;
    }

    /** The same, told the form of an answer in another way. */
    public ScriptedModel with(Structure other) {
        return new ScriptedModel(name, script, other);
    }

    @Override
    public Structure structure() {
        return structure;
    }

    /** Says one after the other, the last one for ever. */
    public static ScriptedModel saying(String... texts) {
        return new ScriptedModel("scripted", prompt -> texts[Math.min(prompt.attempt(), texts.length - 1)]);
    }

    public static ScriptedModel failing(ModelFailed.Reason reason) {
        return new ScriptedModel("scripted", prompt -> {
            throw new ModelFailed(reason, "It failed: " + reason);
        });
    }

    public List<Prompt> asked() {
        return asked;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Completion complete(Prompt prompt) {
        asked.add(prompt);
        return new Completion(script.apply(prompt), 10, 5);
    }
}
