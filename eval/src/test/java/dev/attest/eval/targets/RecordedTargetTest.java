package dev.attest.eval.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTargetTest extends TargetContract {

    private static final String KNOWN_LINE =
            "{\"sampleId\":\"known\",\"status\":\"answered\",\"answer\":\"three months\",\"latencyMs\":12.5}";
    private static final String UNKNOWN_LINE = "{\"sampleId\":\"unknown\",\"status\":\"abstained\",\"latencyMs\":3}";

    @TempDir
    Path folder;

    private Path file(String... lines) {
        try {
            return Files.writeString(folder.resolve("answers.jsonl"), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Target target() {
        return RecordedTarget.read(file(KNOWN_LINE, "", UNKNOWN_LINE));
    }

    @Test
    void takesTheLastLineOfASample() {
        Path file = file(KNOWN_LINE, KNOWN_LINE.replace("three months", "four months"));
        assertThat(RecordedTarget.read(file).ask(KNOWN).answer()).isEqualTo("four months");
    }

    @Test
    void passesOverAByteOrderMarkAndTheBeginningOfALineAtTheEnd() throws IOException {
        Path file = folder.resolve("replies.jsonl");
        Files.writeString(file, "\uFEFF" + KNOWN_LINE + "\n" + UNKNOWN_LINE.substring(0, 20));
        RecordedTarget target = RecordedTarget.read(file);
        assertThat(target.ask(KNOWN).answer()).isEqualTo("three months");
        assertThat(target.ask(UNKNOWN).failure()).contains("no recorded answer");
    }

    @Test
    void takesALastLineWithoutItsEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("replies.jsonl"), KNOWN_LINE + "\n" + UNKNOWN_LINE);
        assertThat(RecordedTarget.read(file).ask(UNKNOWN).failure()).isNull();
    }

    @Test
    void isNamedAfterItsFileAndKnowsItsContents() {
        TargetSource one = TargetSource.recorded(file(KNOWN_LINE));
        TargetSource other = TargetSource.recorded(file(UNKNOWN_LINE));
        assertThat(one.name()).isEqualTo("recorded answers.jsonl").isEqualTo(other.name());
        assertThat(one.version()).isNotEqualTo(other.version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"latencyMs\":12.5|\"more\":1|latencyMs is missing",
                "\"latencyMs\":12.5|\"latencyMs\":12.5,\"more\":1|more",
                "\"answered\"|\"perhaps\"|perhaps",
                "\"answer\":\"three months\",||An answered question has an answer",
                "{\"sampleId\"|[{\"sampleId\"|line 2",
            })
    void namesTheLineThatCannotBeUsed(String part, String instead, String complaint) {
        Path file = file(UNKNOWN_LINE, KNOWN_LINE.replace(part, instead == null ? "" : instead));
        assertThatThrownBy(() -> RecordedTarget.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("answers.jsonl, line 2", complaint);
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> RecordedTarget.read(folder.resolve("none.jsonl")))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("none.jsonl");
    }
}
