package dev.attest.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} lists exactly the variables there are; a failure prints the rows it wants. */
class ConfigurationPageTest {

    @Test
    void theTableOfRealPartsListsEveryVariableWithItsDefaultAndMeaning() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../../docs/configuration.md")).stream()
                .dropWhile(line -> !line.equals("## Real parts"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<String> wanted =
                Arrays.stream(Variable.values()).map(ConfigurationPageTest::row).toList();
        assertThat(rows).isEqualTo(wanted);
    }

    private static String row(Variable variable) {
        String byDefault = variable.byDefault().isEmpty() ? "" : "`" + variable.byDefault() + "`";
        return "| `%s` | %s | %s |".formatted(variable.variable(), byDefault, variable.meaning());
    }
}
