package dev.attest.eval.models;

import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.ModelSettings.Structure;

/** Says what is recorded. */
final class ReplayingModel implements LanguageModel {

    private final String model;
    private final Structure structure;
    private final Recordings recordings;

    ReplayingModel(String model, Structure structure, Recordings recordings) {
        this.model = model;
        this.structure = structure;
        this.recordings = recordings;
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public Structure structure() {
        return structure;
    }

    @Override
    public Completion complete(Prompt prompt) {
        return recordings
                .find(PromptKey.of(this, prompt))
                .orElseThrow(() -> new ModelFailed(
                        Reason.NOT_RECORDED,
                        "%s holds no call of %s with this prompt: it was recorded with other texts, prompts or settings, such as --judge-format."
                                .formatted(recordings.path(), model)))
                .completion();
    }
}
