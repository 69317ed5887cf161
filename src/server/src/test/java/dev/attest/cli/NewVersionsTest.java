package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.yaml.YamlCards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewVersionsTest {

    private static final byte[] MODEL = {1, 2, 3};

    @TempDir
    Path models;

    @Test
    void twoTrainingsAtOnceWriteTwoVersions() throws IOException {
        try (NewVersions one = NewVersions.of(models, "flowers");
                NewVersions other = NewVersions.of(models, "flowers")) {
            assertThat(one.write(Cards::flowers, MODEL).folder()).isEqualTo(models.resolve("flowers/1"));
            assertThat(other.write(Cards::flowers, new byte[] {4}).folder()).isEqualTo(models.resolve("flowers/2"));
        }
        assertThat(models.resolve("flowers/1").resolve(Cards.flowers("1").file()))
                .hasBinaryContent(MODEL);
        assertThat(names(models.resolve("flowers"))).containsExactly("1", "2");
    }

    @Test
    void aNumberTakenInBetweenIsLeftToWhoeverTookIt() throws IOException {
        try (NewVersions versions = NewVersions.of(models, "flowers")) {
            NewVersions.Written written = versions.write(this::takenMeanwhile, MODEL);
            assertThat(written.card().version()).isEqualTo("2");
        }
        assertThat(models.resolve("flowers/1/theirs")).isRegularFile();
        assertThat(YamlCards.read(models.resolve("flowers/2").resolve(ModelCard.CARD_FILE)))
                .isEqualTo(Cards.flowers("2"));
        assertThat(names(models.resolve("flowers"))).containsExactly("1", "2");
    }

    private ModelCard takenMeanwhile(String version) {
        try {
            if (version.equals("1")) {
                Path theirs = Files.createDirectories(models.resolve("flowers/1"));
                Files.writeString(theirs.resolve("theirs"), "x");
            }
            return Cards.flowers(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatWasMadeForATrainingThatFailedIsGoneAfterwards() {
        Path deep = models.resolve("not/yet/there");
        NewVersions.of(deep, "flowers").close();
        assertThat(models).isEmptyDirectory();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
