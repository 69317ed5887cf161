package dev.attest.eval.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attest.eval.models.ModelFailed.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingModelTest extends LanguageModelContract {

    @TempDir
    Path folder;

    private Path file;
    private Recordings recordings;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("calls.jsonl");
        recordings = Recordings.open(file);
    }

    @AfterEach
    void close() {
        recordings.close();
    }

    @Override
    protected LanguageModel model() {
        return recordings.recording(new ScriptedModel("scripted", LanguageModelContract::script));
    }

    private void reopen() throws Exception {
        recordings.close();
        recordings = Recordings.open(file);
    }

    private static ModelFailed failure(LanguageModel model) {
        return catchThrowableOfType(ModelFailed.class, () -> model.complete(ASKED));
    }

    @Test
    void asksOnceForWhatIsAskedOften() throws Exception {
        ScriptedModel asked = ScriptedModel.saying(SAID);
        LanguageModel model = recordings.recording(asked);

        IntStream.range(0, 8).parallel().forEach(i -> model.complete(ASKED));
        reopen();
        recordings.recording(asked).complete(ASKED);

        assertThat(asked.asked()).hasSize(1);
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void asksForEveryFurtherTry() {
        ScriptedModel asked = ScriptedModel.saying("one", "two");
        LanguageModel model = recordings.recording(asked);

        assertThat(model.complete(ASKED).text()).isEqualTo("one");
        assertThat(model.complete(ASKED.again()).text()).isEqualTo("two");
        assertThat(model.complete(ASKED).text()).isEqualTo("one");
        assertThat(asked.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMED_OUT", "BUSY", "UNREACHABLE"})
    void asksAgainForWhatMayHavePassedWhenItIsOpenedAgain(Reason reason) throws Exception {
        ScriptedModel asked = ScriptedModel.failing(reason);
        LanguageModel model = recordings.recording(asked);
        failure(model);

        assertThat(failure(model).reason()).isEqualTo(reason);
        assertThat(asked.asked()).as("within one run").hasSize(1);
        reopen();
        assertThat(failure(recordings.replaying("scripted")).reason()).isEqualTo(reason);
        assertThat(recordings
                        .recording(ScriptedModel.saying(SAID))
                        .complete(ASKED)
                        .text())
                .isEqualTo(SAID);
        reopen();
        assertThat(recordings.replaying("scripted").complete(ASKED).text()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "CUT"})
    void doesNotAskAgainForWhatStays(Reason reason) throws Exception {
        failure(recordings.recording(ScriptedModel.failing(reason)));
        reopen();
        ScriptedModel asked = ScriptedModel.saying(SAID);

        assertThat(failure(recordings.recording(asked)))
                .hasMessage("It failed: " + reason)
                .extracting(ModelFailed::reason)
                .isEqualTo(reason);
        assertThat(asked.asked()).isEmpty();
    }

    @Test
    void keepsNothingOfARejectedCall() throws Exception {
        failure(recordings.recording(ScriptedModel.failing(Reason.REJECTED)));

        assertThat(file).doesNotExist();
    }

    @Test
    void doesNotMixModelsUp() {
        recordings.recording(ScriptedModel.saying(SAID)).complete(ASKED);
        var other = new ScriptedModel("other", prompt -> "else");

        assertThat(recordings.recording(other).complete(ASKED).text()).isEqualTo("else");
        assertThat(recordings.models()).containsExactly("other", "scripted");
    }

    @Test
    void keepsEveryCallOfManyThreads() throws Exception {
        LanguageModel model = recordings.recording(ScriptedModel.saying(SAID));

        IntStream.range(0, 200).parallel().forEach(i -> model.complete(prompt("question " + i)));

        reopen();
        LanguageModel replaying = recordings.replaying("scripted");
        assertThat(IntStream.range(0, 200)
                        .mapToObj(
                                i -> replaying.complete(prompt("question " + i)).text()))
                .containsOnly(SAID);
    }
}
