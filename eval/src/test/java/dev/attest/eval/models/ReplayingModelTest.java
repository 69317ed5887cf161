package dev.attest.eval.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.models.ModelFailed.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayingModelTest extends LanguageModelContract {

    @TempDir
    Path folder;

    @Override
    protected LanguageModel model() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (Recordings recordings = Recordings.open(file)) {
            LanguageModel model = recordings.recording(new ScriptedModel("scripted", LanguageModelContract::script));
            model.complete(ASKED);
            assertThatThrownBy(() -> model.complete(DECLINED)).isInstanceOf(ModelFailed.class);
        }
        return Recordings.open(file).replaying("scripted");
    }

    @Test
    void saysWhatIsNotRecorded() throws Exception {
        LanguageModel model = model();

        assertThatThrownBy(() -> model.complete(prompt("Something else")))
                .isInstanceOfSatisfying(
                        ModelFailed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.NOT_RECORDED))
                .hasMessageContaining("calls.jsonl holds no call of scripted");
    }
}
