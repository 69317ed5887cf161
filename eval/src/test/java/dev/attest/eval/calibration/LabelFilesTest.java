package dev.attest.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFilesTest {

    private static final String CLAIM =
            "{\"id\":\"c1\",\"source\":\"It rains.\",\"claim\":\"Rain.\",\"supported\":true}";
    private static final String PAIR =
            "{\"id\":\"p1\",\"instruction\":\"Say hi.\",\"output1\":\"Hi\",\"output2\":\"\",\"better\":1}";

    @TempDir
    private Path folder;

    @Test
    void readsClaimsAndPassesOverFieldsItDoesNotKnow() throws IOException {
        Path file = file(
                "weather.jsonl",
                CLAIM.replace("}", ",\"label\":[\"x\"],\"note\":null}"),
                "",
                CLAIM.replace("c1", "c2"));
        List<Labels> labels = LabelFiles.read(file);
        assertThat(labels).hasSize(1);
        assertThat(labels.get(0)).isInstanceOf(Labels.Claims.class);
        assertThat(labels.get(0).name()).isEqualTo("weather");
        assertThat(labels.get(0).size()).isEqualTo(2);
        assertThat(labels.get(0).fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void readsPairs() throws IOException {
        assertThat(LabelFiles.read(file("pairs.jsonl", PAIR)).get(0))
                .isInstanceOfSatisfying(
                        Labels.Pairs.class,
                        pairs -> assertThat(pairs.pairs())
                                .containsExactly(new Labels.Pair("p1", "Say hi.", "Hi", "", 1)));
    }

    @Test
    void claimsShareAGroupADocumentOrElseTheirSource() throws IOException {
        Path file = file(
                "groups.jsonl",
                CLAIM,
                CLAIM.replace("c1", "c2").replace("}", ",\"document\":\"a.md\"}"),
                CLAIM.replace("c1", "c3").replace("}", ",\"document\":\"a.md\",\"group\":\"g\"}"));
        assertThat(LabelFiles.read(file).get(0).groups()).containsExactly("It rains.", "a.md", "g");
    }

    @Test
    void readsEveryFileOfAFolderByName() throws IOException {
        file("b.jsonl", CLAIM);
        file("a.jsonl", PAIR);
        file("notes.txt", "nothing");
        assertThat(LabelFiles.read(folder)).extracting(Labels::name).containsExactly("a", "b");
    }

    @Test
    void goesIntoTheFolderGroundednessWhereThereIsOne() throws IOException {
        file("a.jsonl", PAIR);
        Files.createDirectory(folder.resolve("groundedness"));
        file("groundedness/c.jsonl", CLAIM);
        assertThat(LabelFiles.read(folder)).extracting(Labels::name).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":\"c2\",\"source\":\"s\",\"claim\":\"c\"}|supported must be true or false",
                "{\"id\":\"c2\",\"source\":\"s\",\"claim\":\"c\",\"supported\":1}|supported must be true or false",
                "{\"id\":\"c2\",\"claim\":\"c\",\"supported\":true}|source must be a text",
                "{\"id\":\"c2\",\"source\":\" \",\"claim\":\"c\",\"supported\":true}|must not be blank",
                "{\"id\":\"c1\",\"source\":\"s\",\"claim\":\"c\",\"supported\":true}|the id c1 was used before",
                "{\"id\":\"p\",\"instruction\":\"i\",\"output1\":\"a\",\"output2\":\"b\",\"better\":1}|a file holds one kind",
                "[1]|a label is a JSON object",
                "{\"id\":|line 2: "
            })
    void namesTheFileAndTheLineThatIsNoClaim(String line, String complaint) throws IOException {
        Path file = file("claims.jsonl", CLAIM, line);
        assertThatThrownBy(() -> LabelFiles.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("claims.jsonl, line 2: ")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":\"p2\",\"instruction\":\"i\",\"output1\":\"a\",\"output2\":\"b\",\"better\":3}|better is 1 or 2, not 3",
                "{\"id\":\"p2\",\"instruction\":\"i\",\"output1\":\"a\",\"output2\":\"b\",\"better\":\"1\"}|better must be 1 or 2",
                "{\"id\":\"p2\",\"instruction\":\"i\",\"output1\":\"a\",\"better\":2}|output2 must be a text",
                "{\"id\":\"p1\",\"instruction\":\"i\",\"output1\":\"a\",\"output2\":\"b\",\"better\":2}|was used before",
                "{\"id\":\"c\",\"source\":\"s\",\"claim\":\"c\",\"supported\":true}|a file holds one kind"
            })
    void namesTheFileAndTheLineThatIsNoPair(String line, String complaint) throws IOException {
        Path file = file("pairs.jsonl", PAIR, line);
        assertThatThrownBy(() -> LabelFiles.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("pairs.jsonl, line 2: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesAnEmptyFileAnEmptyFolderAndNothing() throws IOException {
        Path empty = file("empty.jsonl", "", "");
        assertThatThrownBy(() -> LabelFiles.read(empty)).hasMessageContaining("empty.jsonl holds no labels");
        Path bare = Files.createDirectory(folder.resolve("bare"));
        assertThatThrownBy(() -> LabelFiles.read(bare)).hasMessageContaining("put files named *.jsonl there");
        assertThatThrownBy(() -> LabelFiles.read(folder.resolve("gone")))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("there are no labels at");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = folder.resolve("latin.jsonl");
        Files.write(file, CLAIM.replace("Rain", "Regenf\u00e4lle").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> LabelFiles.read(file))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("is not UTF-8");
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
