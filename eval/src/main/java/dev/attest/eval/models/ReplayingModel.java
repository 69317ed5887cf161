package dev.attest.eval.models;

import dev.attest.eval.models.ModelFailed.Reason;

/** Says what is recorded. */
final class ReplayingModel implements LanguageModel {

    private final String model;
    private final Recordings recordings;

    ReplayingModel(String model, Recordings recordings) {
        this.model = model;
        this.recordings = recordings;
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public Completion complete(Prompt prompt) {
        return recordings
                .find(PromptKey.of(model, prompt))
                .orElseThrow(() -> new ModelFailed(
                        Reason.NOT_RECORDED,
                        "%s holds no call of %s with this prompt: it was recorded with other texts, prompts or settings."
                                .formatted(recordings.path(), model)))
                .completion();
    }
}
