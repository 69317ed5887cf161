package dev.attest.prediction.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Native code that reads a damaged file would take the whole server with it. */
class DamagedFilesTest {

    private static final Random SEEDED = new Random(20_261_122);

    @TempDir
    private Path folder;

    private final OnnxFormat format = new OnnxFormat();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "zipmap_int64", "forest", "mixed"})
    void refusesAFileThatWasCutShort(String name) throws IOException {
        byte[] whole = Files.readAllBytes(IrisModels.file(name));
        int broken = 0;
        for (int i = 0; i < 100; i++) {
            broken += opens(name, Arrays.copyOf(whole, SEEDED.nextInt(whole.length))) ? 0 : 1;
        }
        assertThat(broken).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "zipmap_string", "forest", "mixed"})
    void refusesOrServesAFileWithOtherBytesInIt(String name) throws IOException {
        byte[] whole = Files.readAllBytes(IrisModels.file(name));
        int broken = 0;
        for (int i = 0; i < 80; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + SEEDED.nextInt(3); flips > 0; flips--) {
                damaged[SEEDED.nextInt(damaged.length)] = (byte) SEEDED.nextInt();
            }
            broken += opens(name, damaged) ? 0 : 1;
        }
        assertThat(broken).isPositive();
    }

    @Test
    void refusesRandomBytes() throws IOException {
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + SEEDED.nextInt(2_000)];
            SEEDED.nextBytes(noise);
            assertThat(opens("plain", noise)).isFalse();
        }
    }

    /** Whether the file is a model that predicts; everything but a plain refusal fails the test. */
    private boolean opens(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), bytes);
        ModelCard card = name.equals("mixed") ? IrisModels.mixed() : IrisModels.card();
        Rows rows = IrisModels.rows(name, card.features().size());
        try (Predictor predictor = format.open(card, file)) {
            assertThat(predictor.predict(rows).block()).isNotNull();
            return true;
        } catch (RowsRefused computesNoNumbers) {
            return true;
        } catch (ModelBroken refused) {
            assertThat(refused.getMessage()).startsWith("The file");
            return false;
        }
    }
}
