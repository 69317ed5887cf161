package dev.attest.prediction.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenCardsTest {

    private static final String GOOD = """
            name: iris
            version: "1"
            format: onnx
            file: model.onnx
            sha256: 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
            labels: [red, blue]
            features:
              - name: length
                type: number
                range: [1, 2]
                baseline: 1.5
                histogram: {edges: [1.5], counts: [3, 4]}
              - {name: place, type: category, values: [meadow, river], baseline: river}
            metrics: {accuracy: 0.9, confusion: [[1, 2], [3, 4]]}
            training: {rows: 10, dataHash: abc, seed: 1}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: iris | name: ../etc | name must be 1 to 64 letters, digits, dots, hyphens or underscores, not '../etc' (line 1)",
                "name: iris | # | the card lacks the key 'name': the model's name, as its folder is called",
                "version: \"1\" | version: | the card lacks the key 'version'",
                "format: onnx | formatt: onnx | formatt is unknown; the nearest known key is 'format' (line 3)",
                "format: onnx | format: [onnx] | format must be text, not a list (line 3)",
                "file: model.onnx | file: a/b | file must be 1 to 64 letters",
                "sha256: 00 | sha256: 0X | sha256 must be the file's SHA-256, 64 lower-case hexadecimal digits, not '0X11",
                "[red, blue] | [red] | labels must name two labels at least",
                "[red, blue] | [red, red] | labels[1] repeats 'red'",
                "[red, blue] | [red, null] | labels[1] must be text, not 'null'",
                "[red, blue] | [red, {a: b}] | labels[1] must be text, not a group of keys",
                "type: number | type: float | features[0].type must be number, integer or category, not 'float' (line 9)",
                "type: number | typ: number | features[0].typ is unknown; the nearest known key is 'type'",
                "type: number | unit: cm | features[0] lacks the key 'type': number, integer or category",
                "[1, 2] | [2, 1] | features[0].range must be the least and the greatest value, as in [4.3, 7.9]",
                "[1, 2] | [1, x] | features[0].range[1] must be a finite number, not 'x'",
                "[1, 2] | 1 | features[0].range must be a list, not '1'",
                "baseline: 1.5 | baseline: .nan | features[0].baseline must be a finite number, not '.nan'",
                "baseline: 1.5 | baseline: 1e999 | features[0].baseline must be a finite number",
                "baseline: 1.5 | baseline: \"1.5\" | features[0].baseline must be a finite number",
                "baseline: 1.5 | values: [a] | features[0] must list values when it is a category, and only then (line 8)",
                "[3, 4]} | [3]} | features[0].histogram contradicts itself: A histogram has at most 99 edges",
                "[3, 4]} | [3, 4.5]} | features[0].histogram.counts[1] must be a whole number, not '4.5'",
                "edges: [1.5], counts | counts | features[0].histogram lacks the key 'edges'",
                "baseline: river | baseline: lake | features[1].baseline must be one of its values, or the code of one from 0 to 1, not 'lake'",
                "baseline: river | baseline: 2 | features[1].baseline must be one of its values",
                "name: place | name: length | features[1] has the name of an earlier feature: 'length'",
                "[meadow, river] | [river, river] | features[1].values[1] repeats 'river'",
                "baseline: river | histogram: {edges: [], counts: [1]} | features[1].histogram.counts must count each of the 2 values",
                "accuracy: 0.9 | accuracy: high | metrics.accuracy must be a finite number, not 'high'",
                "[[1, 2], [3, 4]] | [[1, 2]] | metrics.confusion must have as many columns as rows",
                "rows: 10 | rows: many | training.rows must be a whole number, not 'many'",
                "seed: 1 | seed: 1, sed: 1 | training.sed is unknown; the nearest known key is 'seed'",
                "name: iris | name: !!java.net.URL x | Global tag is not allowed",
                "name: iris | name: !x y | name has the tag !x, which a card has no use for",
                "version: \"1\" | name: b | name is given twice (line 2)"
            })
    void saysWhichKeyIsWrongAndWhatItMustBe(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> YamlCards.parse(GOOD.replace(good, bad)))
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "just text",
                "- a list",
                "a: [",
                "\t",
                "a: b: c",
                "--- a\n--- b",
                "a: &x [1]\nb: [*x, *x]",
                "? [a, b]\n: c",
                "a: \u0000"
            })
    void refusesWhatIsNoCard(String text) {
        assertThatThrownBy(() -> YamlCards.parse(text)).isInstanceOf(ModelBroken.class);
    }

    @Test
    void isNotBlownUpByNestingOrAliases() {
        assertThatThrownBy(() -> YamlCards.parse("name: " + "[".repeat(100_000)))
                .isInstanceOf(ModelBroken.class);
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThatThrownBy(() -> YamlCards.parse(laughs.toString()))
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path file = folder.resolve(ModelCard.CARD_FILE);
        assertThatThrownBy(() -> YamlCards.read(file)).hasMessage("there is no model.yaml");
        Files.write(file, "name: größe".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> YamlCards.read(file)).hasMessage("model.yaml is not written in UTF-8");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> YamlCards.read(file)).hasMessageContaining("larger than 1 MiB");
        assertThatThrownBy(() -> YamlCards.read(folder))
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aByteOrderMarkIsNoMistake() {
        assertThat(YamlCards.parse("\uFEFF" + GOOD).name()).isEqualTo("iris");
    }
}
