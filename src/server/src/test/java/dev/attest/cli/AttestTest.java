package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | Missing required subcommand",
                "nonsense | Unmatched argument at index 0: 'nonsense'",
                "serve --port 65536 | '65536' is not a port (0 to 65535)",
                "ask | Missing required parameter: 'QUESTION",
                "ingest | Missing required parameter: 'PATH",
                "search x --top many | 'many' is not an int"
            })
    void aWrongCommandLineIsOneLineAndExits64(String line, String reason) {
        CommandLineRun run = CommandLineRun.of(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains(reason)
                .contains("--help");
    }

    @Test
    void helpNamesEveryCommand() {
        CommandLineRun run = CommandLineRun.of("--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("demo", "serve", "ingest", "ask", "search", "doctor");
        assertThat(CommandLineRun.of("ingest", "--help").out()).contains("$ATTEST_DATA", "Exit code: 0 all in");
    }

    @Test
    void anUnexpectedFailureIsOneSentenceUnlessVerbose() {
        EmbeddedServer broken = options -> {
            throw new IllegalStateException("outer", new IllegalArgumentException("the cause"));
        };
        String[] args = {"serve", "--port", "0", "--data", temporary.toString()};
        CommandLineRun run = CommandLineRun.of(broken, Map.of(), args);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "attest: serve failed unexpectedly: IllegalArgumentException: the cause (--verbose shows more)%n"
                                .formatted());
        String[] verbose = {"serve", "--port", "0", "--data", temporary.toString(), "--verbose"};
        assertThat(CommandLineRun.of(broken, Map.of(), verbose).err()).contains("\tat dev.attest.cli.");
    }
}
