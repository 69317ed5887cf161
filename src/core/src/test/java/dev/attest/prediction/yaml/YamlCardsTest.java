package dev.attest.prediction.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Feature.Range;
import dev.attest.prediction.Histogram;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelCard.Metrics;
import dev.attest.prediction.ModelCard.Training;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlCardsTest {

    @TempDir
    Path folder;

    @Test
    void laysACardOutForPeople() throws IOException {
        assertThat(YamlCards.text(full())).isEqualTo(golden());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        assertThat(YamlCards.parse(golden())).isEqualTo(full());
    }

    @Test
    void everyCardIsReadBackAsItWas() {
        RandomCards cards = new RandomCards(new Random(7));
        for (int i = 0; i < 500; i++) {
            ModelCard card = cards.next();
            String text = YamlCards.text(card);
            assertThat(YamlCards.parse(text)).as(text).isEqualTo(card);
        }
    }

    @Test
    void aCardWrittenByHandMayLeaveMostThingsOut() {
        ModelCard card = YamlCards.parse("""
                # exported from elsewhere
                name: iris
                version: 1.10
                format: onnx
                file: rf.onnx
                labels: [yes, no, 3]
                description:
                features:
                - {name: length, type: number}
                - {name: place, type: category, values: [0, river], baseline: 1}
                """);
        assertThat(card.version()).isEqualTo("1.10");
        assertThat(card.labels()).containsExactly("yes", "no", "3");
        assertThat(card.fileHash()).isEmpty();
        assertThat(card.metrics()).isEmpty();
        assertThat(card.training()).isEmpty();
        assertThat(card.features().get(0).range()).isEmpty();
        assertThat(card.features().get(1).values()).containsExactly("0", "river");
        assertThat(card.features().get(1).baseline()).hasValue(1);
    }

    @Test
    void theCardOfTheReadmeIsOne() throws IOException {
        ModelCard card = YamlCards.parse(Files.readAllLines(Path.of("../../README.md")).stream()
                .dropWhile(line -> !line.equals("```yaml"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .collect(Collectors.joining("\n")));
        assertThat(card.name()).isEqualTo("churn");
        assertThat(card.labels()).containsExactly("stays", "leaves");
        assertThat(card.features()).hasSize(3);
    }

    @Test
    void aWrittenCardReplacesTheOldOneAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve(ModelCard.CARD_FILE);
        Files.writeString(file, "old");
        YamlCards.write(full(), file);
        assertThat(YamlCards.read(file)).isEqualTo(full());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "5, 5",
        "-0.0, -0.0",
        "2e-3, 0.002",
        "2e23, 2.0e+23",
        "2.0E-3, 0.002",
        "-1.25e-7, -1.25e-7",
        "4.9e-324, 4.9e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "123456789012345, 123456789012345",
        "0.9566666666666667, 0.9566666666666667"
    })
    void writesNumbersWithAsFewDigitsAsTellThemApart(double value, String written) {
        assertThat(Layout.digits(value)).matches(text -> text.equals(written) || text.equals("5.0e-324"));
        assertThat(Double.parseDouble(Layout.digits(value))).isEqualTo(value);
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(YamlCardsTest.class.getResourceAsStream("iris.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ModelCard full() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", 0.9566666666666667);
        metrics.put("logLoss", 0.1);
        return new ModelCard(
                "iris",
                "1",
                "Which of three irises a flower is, from four lengths in centimetres.",
                "multinomial logistic regression",
                "onnx",
                "model.onnx",
                Optional.of("00112233445566778899aabbccddeeff".repeat(2)),
                List.of(sepalLength(), petals(), place()),
                List.of("setosa", "versicolor", "no"),
                Optional.of(new Metrics(
                        "10 x 10-fold stratified cross-validation",
                        metrics,
                        List.of(List.of(500L, 0L, 0L), List.of(0L, 471L, 29L), List.of(0L, 36L, 464L)))),
                Optional.of(new Training(
                        150,
                        "6f608b71a7317216319b4d27b4d9bc84e6abd734eda7872b71a458569e2656c0",
                        42,
                        Map.of("tribuo", "4.3.2", "attest", "0.1.0"))));
    }

    private static Feature sepalLength() {
        return new Feature(
                "sepalLength",
                Kind.NUMBER,
                Optional.of("cm"),
                Optional.of(new Range(4.3, 7.9)),
                List.of(),
                OptionalDouble.of(5.8),
                Optional.of(new Histogram(List.of(1e-7, 4.8, 5.0), List.of(16L, 6L, 10L, 118L))));
    }

    private static Feature petals() {
        return new Feature(
                "petals",
                Kind.INTEGER,
                Optional.empty(),
                Optional.of(new Range(3, 6)),
                List.of(),
                OptionalDouble.of(4),
                Optional.empty());
    }

    private static Feature place() {
        return new Feature(
                "place",
                Kind.CATEGORY,
                Optional.empty(),
                Optional.empty(),
                List.of("meadow", "river bank", "true", "7"),
                OptionalDouble.of(0),
                Optional.of(new Histogram(List.of(1.0, 2.0, 3.0), List.of(90L, 58L, 1L, 1L))));
    }
}
