package dev.attest.eval.models;

import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.ModelSettings.Structure;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Asks for what is not recorded. Of threads that ask the same at once one asks the model, the others wait for it. */
final class RecordingModel implements LanguageModel {

    private final LanguageModel model;
    private final Recordings recordings;
    private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();

    RecordingModel(LanguageModel model, Recordings recordings) {
        this.model = model;
        this.recordings = recordings;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Structure structure() {
        return model.structure();
    }

    @Override
    public Completion complete(Prompt prompt) {
        String key = PromptKey.of(this, prompt);
        synchronized (locks.computeIfAbsent(key, any -> new Object())) {
            return recordings.lasting(key).orElseGet(() -> asked(key, prompt)).completion();
        }
    }

    private RecordedCall asked(String key, Prompt prompt) {
        RecordedCall call;
        try {
            call = RecordedCall.of(key, name(), prompt, model.complete(prompt));
        } catch (ModelFailed failed) {
            if (failed.reason() == Reason.REJECTED || failed.reason() == Reason.NOT_RECORDED) {
                throw failed;
            }
            call = RecordedCall.of(key, name(), prompt, failed);
        }
        recordings.add(call);
        return call;
    }
}
