package dev.attest.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds the projects in {@code src/test/build-checks} with the root's own checks, in one run of the running Maven. */
class BuildChecksTest {

    private static final Path FIXTURES = Path.of("src/test/build-checks");

    private static List<String> output;
    private static int exitCode;

    @BeforeAll
    static void buildTheFixtures() throws IOException, InterruptedException {
        writeALongFile(Path.of("target/build-checks/generated/fixtures/LongFile.java"));
        Path log = Path.of("target/build-checks/build.log");
        var builder = new ProcessBuilder(command());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process build = builder.directory(FIXTURES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        build.getOutputStream().close();
        if (!build.waitFor(5, TimeUnit.MINUTES)) {
            build.destroyForcibly();
            throw new IllegalStateException("The fixtures took more than five minutes; see " + log.toAbsolutePath());
        }
        exitCode = build.exitValue();
        output = Files.readAllLines(log, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "error-prone, ForgottenThrow.java, [DeadException]",
        "nullaway, CarelessDereference.java, [NullAway]",
        "spotless, OwnStyle.java, format violations",
        "checkstyle-file, LongFile.java, [FileLength]",
        "checkstyle-method, LongMethod.java, [MethodLength]",
    })
    void theBuildRefusesTheBadProject(String project, String file, String rule) {
        assertThat(exitCode).isNotZero();
        assertThat(summary(project)).contains("FAILURE");
        assertThat(output).anyMatch(line -> line.startsWith("[ERROR]") && line.contains(rule));
        assertThat(output).anyMatch(line -> line.contains(file));
    }

    @Test
    void theBuildAcceptsTheSoundProject() {
        assertThat(summary("sound")).contains("SUCCESS");
        assertThat(output).noneMatch(line -> line.contains("Sound.java"));
    }

    /** The line in Maven's closing summary, such as {@code [INFO] nullaway ... FAILURE [ 1.2 s]}. */
    private static String summary(String project) {
        return output.stream()
                .filter(line -> line.startsWith("[INFO] " + project + " .."))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError(String.join("\n", output)));
    }

    private static List<String> command() {
        var command = new ArrayList<String>();
        String home = System.getProperty("attest.maven.home", "");
        command.add(home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString());
        String repository = System.getProperty("attest.maven.repository", "");
        if (!repository.isEmpty()) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.addAll(List.of("-o", "-B", "--fail-at-end", "process-classes"));
        return command;
    }

    private static void writeALongFile(Path file) throws IOException {
        String[] lines = new String[401];
        Arrays.fill(lines, "// One line more.");
        lines[0] = "package fixtures;";
        lines[1] = "";
        lines[399] = "";
        lines[400] = "final class LongFile {}";
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
