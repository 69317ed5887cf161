package dev.attest.eval.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void readsAFileWithAByteOrderMarkAndWindowsLineEnds() throws IOException {
        assertThat(DatasetFile.read(file("\uFEFF" + ANSWERED + "\r\n\r\n" + ABSTAINED + "\r\n"))
                        .samples())
                .hasSize(2);
    }

    @Test
    void readsCharactersThatOnlyLookLikeLineEnds() throws IOException {
        assertThat(DatasetFile.read(file(ANSWERED.replace("How deep?", "How\u2028deep\u0085?")))
                        .samples())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void saysWhichLineIsNotUtf8(String encoding) throws IOException {
        Path file = Files.write(
                folder.resolve("samples.jsonl"),
                (ANSWERED + "\n" + ABSTAINED.replace("Who?", "Hvem så?")).getBytes(encoding));
        assertThatThrownBy(() -> DatasetFile.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("samples.jsonl, line %d: is not UTF-8", encoding.equals("UTF-16") ? 1 : 2);
    }

    @Test
    void saysOfAFileThatEndsInsideACharacterThatItIsNotUtf8() throws IOException {
        byte[] whole = "å".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("samples.jsonl"), new byte[] {whole[0]});
        assertThatThrownBy(() -> DatasetFile.read(file)).hasMessageContaining("line 1: is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "[]", "7", "{} {}", "{\"id\":\"a\",\"id\":\"b\"}"})
    void saysThatALineIsNoObject(String line) throws IOException {
        Path file = file(line);
        assertThatThrownBy(() -> DatasetFile.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("samples.jsonl, line 1: ");
    }

    @Test
    void appendsALineAndLeavesTheOthersByteForByte() throws IOException {
        Path file = file(ANSWERED + "  \r\n\r\n{}".replace("{}", ABSTAINED));
        DatasetFile.append(file, sample("c"));
        assertThat(Files.readString(file))
                .startsWith(ANSWERED + "  \r\n\r\n" + ABSTAINED + "\r\n{\"id\": \"c\", ")
                .endsWith("}\r\n");
        assertThat(DatasetFile.read(file).samples()).hasSize(3);
        assertThat(folder).isDirectoryContaining("glob:**samples.jsonl").isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void appendsToAFileThatIsNotThereYet() throws IOException {
        Path file = folder.resolve("new.jsonl");
        DatasetFile.append(file, sample("c"));
        assertThat(DatasetFile.samples(file)).containsExactly(sample("c"));
    }

    @Test
    void writesWhatItReads() throws IOException {
        Path file = folder.resolve("new.jsonl");
        List<Sample> samples = List.of(
                sample("a"),
                new Sample(
                        "b", "Who?", "", List.of(), List.of("sea"), Sample.Status.ABSTAINED, List.of(), "x.md", true));
        DatasetFile.write(file, samples);
        assertThat(DatasetFile.samples(file)).isEqualTo(samples);
    }

    private static Sample sample(String id) {
        return new Sample(
                id,
                "How deep?",
                "6,000 m",
                List.of(new Sample.Gold("sheet.pdf", "rated to 6,000 m")),
                null,
                Sample.Status.ANSWERED,
                List.of("one"),
                null,
                false);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("samples.jsonl"), content);
    }
}
