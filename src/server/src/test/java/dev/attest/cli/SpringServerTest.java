package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringServerTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeDataFolder() throws Exception {
        Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void aPortTakenAtTheLastMomentPrintsNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LaunchedServer.Launch launch = LaunchedServer.launch(taken.getLocalPort(), folder);

            assertThat(launch.outcome()).startsWith("PortUnavailable: ").contains("in use");
            assertThat(launch.printed()).isEmpty();
        }
    }

    @Test
    void listensOnAnyFreePortAndStopsAndPrintsNothing() throws Exception {
        LaunchedServer.Launch launch = LaunchedServer.launch(0, folder);

        assertThat(launch.outcome()).isEqualTo("ready, stopped");
        assertThat(launch.printed()).isEmpty();
    }
}
