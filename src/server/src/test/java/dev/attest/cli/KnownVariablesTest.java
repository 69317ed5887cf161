package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The variables of the server and its command line that {@code docs/configuration.md} lists are those there are. */
class KnownVariablesTest {

    private static final Pattern ROW = Pattern.compile("\\| `(ATTEST_\\w+)` \\| (.*?) \\| .* \\|");

    @TempDir
    Path folder;

    /** Defaults by name, as the page writes them. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Files.readAllLines(Path.of("../../docs/configuration.md")).stream()
                .dropWhile(line -> !line.startsWith("## The server"))
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    @Test
    void thePageListsWhatTheDoctorKnows() throws IOException {
        Set<String> known = new HashSet<>(ConfiguredChecks.HONOURED);
        known.addAll(ConfiguredChecks.SHOWN);
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void thePageListsEverySettingWithItsDefault() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(file));
        }
        assertThat(settings.stringPropertyNames())
                .filteredOn(name -> name.startsWith("attest."))
                .hasSizeGreaterThan(7)
                .allSatisfy(name -> assertThat(rows())
                        .containsEntry(
                                name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""),
                                "`" + settings.getProperty(name).replaceFirst("^\\./", "") + "`"));
    }

    @Test
    void noneOfThemIsCalledMisspelt() throws IOException {
        Map<String, String> environment = new HashMap<>();
        rows().keySet().forEach(name -> environment.put(name, "1"));
        environment.remove(Surroundings.URL);
        CommandLineRun run = CommandLineRun.of(
                CommandLineRun.NO_SERVER,
                environment,
                "doctor",
                "--data",
                folder.resolve("new").toString());
        assertThat(run.out())
                .containsPattern("ATTEST_PREDICTIONS_WINDOW +ok +1")
                .doesNotContain("check its spelling");
    }
}
