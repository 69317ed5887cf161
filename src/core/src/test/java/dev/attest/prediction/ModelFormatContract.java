package dev.attest.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ModelFormat} does. */
public abstract class ModelFormatContract {

    @TempDir
    Path folder;

    protected abstract ModelFormat format();

    /** A model of that format. */
    protected abstract byte[] file() throws IOException;

    /** The card that model goes by. */
    protected abstract ModelCard card();

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model"), bytes);
    }

    @Test
    void itsNameIsAWord() {
        assertThat(format().name()).matches("[a-z]+");
    }

    @Test
    void whatItOpensPredictsEachRow() throws IOException {
        int features = card().features().size();
        try (Predictor predictor = format().open(card(), written(file()))) {
            Scores scores = predictor
                    .predict(new Rows(features, new double[3 * features]))
                    .blockOptional()
                    .orElseThrow();
            assertThat(scores.count()).isEqualTo(3);
            assertThat(scores.labels()).isEqualTo(card().labels().size());
        }
    }

    @Test
    void whatIsNoModelIsBroken() throws IOException {
        byte[] file = file();
        for (byte[] bytes : List.of(new byte[0], "no model".getBytes(UTF_8), Arrays.copyOf(file, file.length / 2))) {
            Path written = written(bytes);
            assertThatThrownBy(() -> format().open(card(), written)).isInstanceOf(ModelBroken.class);
        }
        assertThatThrownBy(() -> format().open(card(), folder.resolve("missing")))
                .isInstanceOf(ModelBroken.class);
    }

    @Test
    void aModelOfOtherLabelsIsBroken() throws IOException {
        List<String> labels =
                Stream.concat(card().labels().stream(), Stream.of("another")).toList();
        ModelCard other = Cards.card(card().name(), "1", card().features(), labels);
        Path written = written(file());
        assertThatThrownBy(() -> format().open(other, written)).isInstanceOf(ModelBroken.class);
    }
}
