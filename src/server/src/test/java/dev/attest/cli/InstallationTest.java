package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server, training and doctor look for models in one place. */
class InstallationTest {

    @TempDir
    Path folder;

    private static Path models(Map<String, String> environment) {
        return Installation.models(CommandLineRun.quiet(CommandLineRun.NO_SERVER, environment));
    }

    @Test
    void modelsLieWhereTheirVariableSays() {
        assertThat(models(Map.of("ATTEST_MODELS", "/m", "ATTEST_HOME", "/h"))).isEqualTo(Path.of("/m"));
    }

    @Test
    void elseInTheInstallationThatWasNamed() {
        assertThat(models(Map.of("ATTEST_HOME", "/h", "ATTEST_MODELS", " "))).isEqualTo(Path.of("/h/models"));
    }

    @Test
    void elseAboveTheJarOrTheWorkingFolder() throws Exception {
        assertThat(models(Map.of("ATTEST_HOME", "")).toRealPath())
                .isEqualTo(Path.of("../../models").toRealPath());
    }

    @Test
    void theDoctorNamesTheSameFolder() throws Exception {
        Path home = Files.createDirectories(folder.resolve("models")).getParent();
        CommandLineRun run = CommandLineRun.of(
                CommandLineRun.NO_SERVER,
                Map.of("ATTEST_HOME", home.toString()),
                "doctor",
                "--data",
                folder.resolve("data").toString());
        assertThat(run.out()).contains(folder.resolve("models") + " (unset, default)");
        assertThat(CommandLineRun.of("doctor", "--data", folder.resolve("data").toString())
                        .out())
                .contains(Path.of("../../models").toAbsolutePath().normalize() + " (unset, default)");
    }
}
