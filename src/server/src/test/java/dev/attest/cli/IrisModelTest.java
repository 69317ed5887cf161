package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelCard.Metrics;
import dev.attest.prediction.ModelCard.Training;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.csv.CsvExamples;
import dev.attest.prediction.csv.TableSettings;
import dev.attest.prediction.onnx.OnnxFormat;
import dev.attest.prediction.yaml.YamlCards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrisModelTest {

    private static final Path COMMITTED = Path.of("../../models/iris/1");

    /**
     * Of multinomial logistic regression on Iris, ten times ten folds: Landwehr, Hall and Frank, Logistic Model Trees, Machine
     * Learning 59 (2005).
     */
    private static final double PUBLISHED = .9707;

    @TempDir
    Path models;

    @Test
    void isAsAccurateAsPublishedAndLearntAgainTheSame() {
        CommandLineRun run = CommandLineRun.of("train", "iris", "--models", models.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        ModelCard learnt = YamlCards.read(models.resolve("iris/1/model.yaml"));
        ModelCard committed = YamlCards.read(COMMITTED.resolve(ModelCard.CARD_FILE));
        Metrics metrics = learnt.metrics().orElseThrow();
        assertThat(metrics.method()).contains("10 x 10");
        assertThat(metrics.values().get("accuracy")).isCloseTo(PUBLISHED, within(.02));
        assertThat(metrics.confusion().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1500);
        // Its bytes may differ: processors do not agree on the last digits of exponentials.
        Metrics before = committed.metrics().orElseThrow();
        assertThat(metrics.values().keySet()).isEqualTo(before.values().keySet());
        metrics.values()
                .forEach((name, value) ->
                        assertThat(value).as(name).isCloseTo(before.values().get(name), within(1e-3)));
        assertThat(probabilities(models.resolve("iris/1")))
                .hasSize(450)
                .containsExactly(probabilities(COMMITTED), within(1e-4f));
        assertThat(learnt.features()).isEqualTo(committed.features());
        assertThat(learnt.training().map(Training::dataHash))
                .isEqualTo(committed.training().map(Training::dataHash));
    }

    /** Every probability of every row of the table; classes of the card in its order. */
    private static float[] probabilities(Path version) {
        ModelCard card = YamlCards.read(version.resolve(ModelCard.CARD_FILE));
        TableSettings settings = new TableSettings("species", Set.of(), Set.of(), Set.of(), Map.of(), false);
        Rows rows = CsvExamples.read(COMMITTED.resolveSibling("iris.csv"), settings)
                .examples()
                .rows();
        try (Predictor predictor = new OnnxFormat().open(card, version.resolve(card.file()))) {
            return Objects.requireNonNull(predictor.predict(rows).block(Duration.ofMinutes(1)))
                    .probabilities();
        }
    }

    @Test
    void theReadmeShowsTheFiguresOfTheCommittedCard() throws Exception {
        ModelCard card = YamlCards.read(COMMITTED.resolve(ModelCard.CARD_FILE));
        Metrics metrics = card.metrics().orElseThrow();
        String readme = Files.readString(Path.of("../../README.md"));
        assertThat(readme).contains(metrics.method());
        metrics.values()
                .forEach((name, value) ->
                        assertThat(readme.lines()).contains(name + ": " + String.format(Locale.ROOT, "%.4f", value)));
        for (int i = 0; i < card.labels().size(); i++) {
            String counts = metrics.confusion().get(i).stream()
                    .map(count -> " +" + count)
                    .collect(Collectors.joining());
            String line = card.labels().get(i) + counts;
            assertThat(readme.lines()).anySatisfy(text -> assertThat(text).matches(line));
        }
    }

    @Test
    void theCommittedFileIsTheOneItsCardNames() throws Exception {
        ModelCard card = YamlCards.read(COMMITTED.resolve(ModelCard.CARD_FILE));
        byte[] bytes = Files.readAllBytes(COMMITTED.resolve(card.file()));
        assertThat(card.fileHash())
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
}
