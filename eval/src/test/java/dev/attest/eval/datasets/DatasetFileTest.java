package dev.attest.eval.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFileTest {

    static final String ANSWERED =
            "{\"id\":\"a\",\"question\":\"How deep?\",\"answer\":\"6,000 m\",\"gold\":[{\"document\":\"sheet.pdf\","
                    + "\"quote\":\"rated to 6,000 m\"}],\"expectedStatus\":\"answered\",\"tags\":[\"one\"],\"frozen\":false}";
    static final String ABSTAINED =
            "{\"id\":\"b\",\"question\":\"Who?\",\"answer\":\"\",\"gold\":[],\"expectedStatus\":\"abstained\","
                    + "\"tags\":[],\"frozen\":true}";

    @TempDir
    Path folder;

    @Test
    void readsOneSampleALine() throws IOException {
        assertThat(DatasetFile.read(file(ANSWERED + "\n\n" + ABSTAINED + "\n")).samples())
                .extracting(Sample::id, Sample::frozen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", false),
                        org.assertj.core.groups.Tuple.tuple("b", true));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"id\":\"a\",', '', 'id'",
        "'\"frozen\":false', '\"frozen\":false,\"extra\":1', 'extra'",
        "'\"answered\"', '\"maybe\"', 'maybe'",
        "'6,000 m\",\"gold', '\",\"gold', 'an answered question needs an answer and gold'",
        "'\"abstained\"', '\"answered\"', 'an answered question needs an answer and gold'"
    })
    void namesTheLineThatCannotBeUsed(String part, String instead, String complaint) throws IOException {
        String broken = ANSWERED.contains(part) ? ANSWERED.replace(part, instead) : ABSTAINED.replace(part, instead);
        Path file = file("\n" + broken + "\n");
        assertThatThrownBy(() -> DatasetFile.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("samples.jsonl, line 2", complaint);
    }

    @Test
    void refusesAnIdUsedTwice() throws IOException {
        Path file = file(ANSWERED + "\n" + ANSWERED);
        assertThatThrownBy(() -> DatasetFile.read(file)).hasMessageContaining("line 2: the id a was used before");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> DatasetFile.read(folder.resolve("none"))).hasMessageContaining("none");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("samples.jsonl"), content);
    }
}
