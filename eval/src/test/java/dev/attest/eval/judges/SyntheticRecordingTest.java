package dev.attest.eval.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.models.Recordings;
import dev.attest.eval.models.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The judge by a recording that is kept with the code: no server, no model. It was made with {@link Script} and is labelled
 * synthetic. Run with {@code -Dattest.golden=write} to make it anew, after a change of prompts.
 */
class SyntheticRecordingTest extends JudgeContract {

    static final Path FILE = Path.of("src/test/resources/dev/attest/eval/judges/synthetic.jsonl");

    private Recordings recordings;
    private Judge judge;

    private static boolean isAnew() {
        return "write".equals(System.getProperty("attest.golden"));
    }

    @BeforeAll
    static void forget() throws Exception {
        if (isAnew()) {
            Files.deleteIfExists(FILE);
        }
    }

    @BeforeEach
    void open() throws Exception {
        boolean anew = isAnew();
        recordings = anew ? Recordings.openSynthetic(FILE) : Recordings.open(FILE);
        judge = new LlmJudge(
                anew
                        ? recordings.recording(new ScriptedModel("scripted-stub", Script::answer))
                        : recordings.replaying("scripted-stub"),
                LlmJudge.Settings.DEFAULT);
    }

    @AfterEach
    void close() {
        recordings.close();
    }

    @Override
    protected Judge judge() {
        return judge;
    }

    @Test
    void saysThatNothingFollowsFromIt() throws Exception {
        assertThat(recordings.synthetic()).isTrue();
        assertThat(recordings.models()).containsExactly("scripted-stub");
        assertThat(Files.readAllLines(FILE).get(0)).contains("\"synthetic\":true");
    }

    @Test
    void judgesAsRecorded() {
        assertThat(judge.verify(List.of("The crane is blue."), List.of("The crane is red.")))
                .isEqualTo(Judged.of(List.of(new ClaimVerdict(
                        "The crane is blue.", ClaimVerdict.Label.NOT_FOUND, null, "No text says so.", 1))));
    }
}
