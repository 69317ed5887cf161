package dev.attest.eval.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.ModelSettings.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    private static final Prompt ASKED = LanguageModelContract.ASKED;
    private static final ScriptedModel MODEL = new ScriptedModel("m", prompt -> "");

    @TempDir
    Path folder;

    private static void record(Path file, String said, Prompt... prompts) throws Exception {
        try (Recordings recordings = Recordings.open(file)) {
            for (Prompt prompt : prompts) {
                recordings.recording(ScriptedModel.saying(said)).complete(prompt);
            }
        }
    }

    private static String replayed(Path file, Prompt prompt) throws Exception {
        try (Recordings recordings = Recordings.open(file)) {
            return recordings.replaying("scripted").complete(prompt).text();
        }
    }

    /** Recordings outlive versions: a changed hash would lose them all. */
    @Test
    void callsKeepTheirHash() {
        assertThat(PromptKey.of(MODEL, new Prompt("s", "u", null, "n", 0, 7, 100, 0)))
                .isEqualTo("a6dde597797e71ff512a846923656fcdcc6fa511be2d7d7a83aa576c2929e12e");
    }

    @Test
    void everythingThatDecidesACallIsInItsHash() {
        assertThat(Stream.of(
                                ASKED,
                                ASKED.again(),
                                new Prompt("S", ASKED.user(), ASKED.schema(), "answer", 0, 7, 100, 0),
                                new Prompt(ASKED.system(), "U", ASKED.schema(), "answer", 0, 7, 100, 0),
                                new Prompt(ASKED.system(), ASKED.user(), null, "answer", 0, 7, 100, 0),
                                new Prompt(ASKED.system(), ASKED.user(), ASKED.schema(), "other", 0, 7, 100, 0),
                                new Prompt(ASKED.system(), ASKED.user(), ASKED.schema(), "answer", 1, 7, 100, 0),
                                new Prompt(ASKED.system(), ASKED.user(), ASKED.schema(), "answer", 0, 8, 100, 0),
                                new Prompt(ASKED.system(), ASKED.user(), ASKED.schema(), "answer", 0, 7, 101, 0))
                        .map(prompt -> PromptKey.of(MODEL, prompt)))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(
                                MODEL,
                                new ScriptedModel("other", prompt -> ""),
                                MODEL.with(Structure.OBJECT),
                                MODEL.with(Structure.NONE))
                        .map(model -> PromptKey.of(model, ASKED)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theFormatDecidesNothingWhereNoFormIsAskedFor() {
        var free = new Prompt("s", "u", null, "n", 0, 7, 100, 0);

        assertThat(PromptKey.of(MODEL.with(Structure.NONE), free)).isEqualTo(PromptKey.of(MODEL, free));
    }

    @Test
    void doesNotReplayWhatWasAskedInAnotherFormat() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (Recordings recordings = Recordings.open(file)) {
            recordings
                    .recording(ScriptedModel.saying("one").with(Structure.OBJECT))
                    .complete(ASKED);
        }

        try (Recordings recordings = Recordings.open(file)) {
            assertThat(recordings
                            .replaying("scripted", Structure.OBJECT)
                            .complete(ASKED)
                            .text())
                    .isEqualTo("one");
            LanguageModel other = recordings.replaying("scripted");
            assertThatThrownBy(() -> other.complete(ASKED)).hasMessageContaining("--judge-format");
        }
    }

    @Test
    void dropsATornLastLineAndGoesOnBehindTheOneBefore() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        record(file, "one", ASKED);
        Files.writeString(file, "{\"key\":\"abc\",\"mod", StandardOpenOption.APPEND);

        record(file, "two", ASKED.again());

        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.endsWith("}"));
        assertThat(replayed(file, ASKED)).isEqualTo("one");
        assertThat(replayed(file, ASKED.again())).isEqualTo("two");
    }

    @Test
    void readingChangesNothing() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        record(file, "one", ASKED);
        Files.writeString(file, "{\"torn", StandardOpenOption.APPEND);
        String before = Files.readString(file);

        assertThat(replayed(file, ASKED)).isEqualTo("one");

        assertThat(file).hasContent(before);
    }

    @Test
    void readsAllFilesOfAFolder() throws Exception {
        record(folder.resolve("a.jsonl"), "one", ASKED);
        record(folder.resolve("b.jsonl"), "two", ASKED.again());

        record(folder, "three", ASKED.again().again());

        assertThat(folder.resolve("calls.jsonl")).exists();
        assertThat(replayed(folder, ASKED)).isEqualTo("one");
        assertThat(replayed(folder, ASKED.again())).isEqualTo("two");
        assertThat(replayed(folder, ASKED.again().again())).isEqualTo("three");
    }

    @Test
    void knowsWhatAScriptedStubSaid() throws Exception {
        Path file = folder.resolve("synthetic.jsonl");
        try (Recordings recordings = Recordings.openSynthetic(file)) {
            recordings.recording(ScriptedModel.saying("one")).complete(ASKED);
        }
        record(folder.resolve("real.jsonl"), "one", ASKED);

        assertThat(Files.readAllLines(file).get(0)).startsWith("{\"about\":{\"synthetic\":true");
        try (Recordings stub = Recordings.open(file);
                Recordings real = Recordings.open(folder.resolve("real.jsonl"));
                Recordings both = Recordings.open(folder)) {
            assertThat(stub.synthetic()).isTrue();
            assertThat(real.synthetic()).isFalse();
            assertThat(both.synthetic()).isTrue();
        }
        assertThatThrownBy(() -> Recordings.openSynthetic(folder.resolve("real.jsonl")))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("real calls");
    }

    @Test
    void saysWhichLineIsNoCall() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        record(file, "one", ASKED);
        Files.writeString(file, "{\"key\":\"x\",\"model\":\"m\",\"asked\":\"a\"}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Recordings.open(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("line 2 of " + file);
    }

    @Test
    void twoCannotWriteOneFile() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (Recordings one = Recordings.open(file);
                Recordings other = Recordings.open(file)) {
            one.recording(ScriptedModel.saying("one")).complete(ASKED);
            LanguageModel late = other.recording(ScriptedModel.saying("two"));

            assertThatThrownBy(() -> late.complete(ASKED))
                    .isInstanceOf(EvalFailure.class)
                    .hasMessageContaining("written by another");
        }
        assertThat(replayed(file, ASKED)).isEqualTo("one");
    }

    @Test
    void overwritesNothingThatCameSinceItWasOpened() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (Recordings late = Recordings.open(file)) {
            record(file, "one", ASKED);
            LanguageModel model = late.recording(ScriptedModel.saying("two"));

            assertThatThrownBy(() -> model.complete(ASKED)).isInstanceOf(EvalFailure.class);
        }
        assertThat(replayed(file, ASKED)).isEqualTo("one");
    }

    @Test
    void writesNothingOnceItIsClosed() throws Exception {
        Recordings recordings = Recordings.open(folder.resolve("calls.jsonl"));
        recordings.close();
        LanguageModel model = recordings.recording(ScriptedModel.saying("one"));

        assertThatThrownBy(() -> model.complete(ASKED)).isInstanceOf(IllegalStateException.class);
    }
}
