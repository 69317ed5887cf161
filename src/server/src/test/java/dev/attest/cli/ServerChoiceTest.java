package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant 11: the CLI is an HTTP client; with no server there, commands that need one start it in process. */
class ServerChoiceTest {

    private static final URI OTHER = URI.create("http://127.0.0.1:18124");

    @TempDir
    Path data;

    private ServerChoice choice(String url) {
        ServerChoice choice = new ServerChoice();
        choice.url = url;
        choice.data.given = data;
        return choice;
    }

    private static Surroundings surroundings(Map<String, String> environment) {
        return CommandLineRun.quiet(CommandLineRun.NO_SERVER, environment);
    }

    @Test
    void whatIsGivenBeatsTheVariableAndThatTheFolder() throws Exception {
        Process holder = HoldFolder.start(data, OTHER);
        try {
            Surroundings set = surroundings(Map.of("ATTEST_URL", "http://b:2"));
            assertThat(choice("http://a:1/").connect(set).url()).isEqualTo(URI.create("http://a:1"));
            assertThat(choice(null).connect(set).url()).isEqualTo(URI.create("http://b:2"));
            Surroundings empty = surroundings(Map.of("ATTEST_URL", ""));
            Connection found = choice(null).connect(empty);
            assertThat(found.url()).isEqualTo(OTHER);
            assertThat(found.own()).isNull();
        } finally {
            HoldFolder.kill(holder);
        }
    }

    @Test
    void withoutAServerOneIsStartedForTheLengthOfTheCommand() {
        FakeAttest server = new FakeAttest();
        Surroundings here = CommandLineRun.quiet(
                options -> {
                    assertThat(options).isEqualTo(ServerOptions.forOneCommand(data));
                    return server;
                },
                Map.of());
        try (Connection connection = choice(null).connect(here)) {
            assertThat(connection.url()).isEqualTo(server.url());
            assertThat(DataFolder.holder(data).orElseThrow().url()).isEqualTo(server.url());
            assertThat(choice(null).connect(here).own()).isNull();
        }
        assertThat(server.stopped()).isTrue();
        assertThat(DataFolder.holder(data)).isEmpty();
    }

    @Test
    void aFolderWhoseHolderNeverSaysWhereIsGivenUp() {
        try (DataFolder folder = DataFolder.take(data, duration -> {})) {
            assertThatThrownBy(() -> choice(null).connect(surroundings(Map.of())))
                    .isInstanceOf(DataFolderTaken.class)
                    .hasMessageContaining("has not said where it listens");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "ftp://x", "http://", "not a url", "http:///x", "http://user:secret@host"})
    void whatIsNoWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> choice(url).connect(surroundings(Map.of())))
                .isInstanceOf(InputUnusable.class)
                .hasMessageContaining("--url must be an address such as")
                .hasMessageNotContaining("secret");
    }
}
