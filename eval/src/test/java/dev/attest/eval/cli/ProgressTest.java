package dev.attest.eval.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.runs.Progress;
import dev.attest.eval.runs.Progress.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, UTF_8);

    private static void walk(Progress progress, int of) {
        for (int done = 0; done <= of; done++) {
            progress.at(Stage.ANSWERING, done, of);
        }
    }

    private String printed() {
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void saysALineAtEveryTenth() {
        walk(new ProgressLines(stream), 200);
        assertThat(printed().lines())
                .hasSize(10)
                .startsWith("20 of 200 questions asked")
                .endsWith("200 of 200 questions asked");
    }

    @Test
    void saysEachOfAFew() {
        walk(new ProgressLines(stream), 3);
        assertThat(printed()).isEqualTo("1 of 3 questions asked\n2 of 3 questions asked\n3 of 3 questions asked\n");
    }

    @Test
    void saysThatNothingWasLeft() {
        new ProgressLines(stream).at(Stage.SCORING, 8, 8);
        assertThat(printed()).isEqualTo("8 of 8 answers scored\n");
    }

    @Test
    void tellsAProgramOneObjectALine() {
        var json = new ProgressJson(stream);
        json.at(Stage.ANSWERING, 12, 200);
        json.note("going on.");
        json.finished(Path.of("/runs/one/../two"), false);
        assertThat(printed()).isEqualTo("""
                {"stage":"answering","done":12,"of":200}
                {"note":"going on."}
                {"finished":true,"folder":"/runs/two","gate":"failed"}
                """);
    }

    @Test
    void drawsABarForEachStage() {
        try (var bars = new ProgressBars(stream)) {
            walk(bars, 4);
            bars.at(Stage.SCORING, 2, 4);
            bars.note("still there.");
        }
        assertThat(printed()).contains("questions asked", "answers scored", "attest: still there.\n");
    }

    @Test
    void saysOnlyWhatHasToBeKnownWhenTold() {
        var none = new ProgressNone(stream);
        walk(none, 4);
        none.note("going on.");
        assertThat(printed()).isEqualTo("attest: going on.\n");
    }
}
