package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same seed and the same rows give the same bytes. */
class ReproducibleTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesAgain(Algorithm algorithm) {
        assertThat(bytes(algorithm)).isEqualTo(bytes(algorithm));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesInAnotherProcess(Algorithm algorithm) throws IOException, InterruptedException {
        Path file = folder.resolve("model");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=Pacific/Auckland",
                        "-Duser.language=tr",
                        "-Dos.name=Another",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Learning.class.getName(),
                        algorithm.name(),
                        file.toString())
                .inheritIO()
                .start();
        try {
            assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(other.exitValue()).isZero();
        } finally {
            other.destroyForcibly();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(algorithm));
    }

    private static byte[] bytes(Algorithm algorithm) {
        Examples table = Tables.chessboard(200);
        var settings = new TrainingSettings(11, 2, 1, .2, List.of(algorithm));
        return new Trainer(settings, line -> {}).train(table).bytes();
    }

    /** The other process. */
    static final class Learning {

        private Learning() {}

        public static void main(String[] arguments) throws IOException {
            Files.write(Path.of(arguments[1]), bytes(Algorithm.valueOf(arguments[0])));
        }
    }
}
