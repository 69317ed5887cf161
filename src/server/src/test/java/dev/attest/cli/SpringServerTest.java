package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SpringServerTest {

    @TempDir
    Path data;

    @Test
    void aPortTakenAtTheLastMomentPrintsNothing(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerOptions options = new ServerOptions("127.0.0.1", taken.getLocalPort(), data, false);
            assertThatThrownBy(() -> SpringServer.launch(options))
                    .isInstanceOf(PortUnavailable.class)
                    .hasMessageContaining("in use");
        }
        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void listensOnAnyFreePortAndStops(CapturedOutput output) {
        try (Running running = new SpringServer().start(new ServerOptions("127.0.0.1", 0, data, true))) {
            assertThat(running.url().getPort()).isPositive();
            assertThat(new AttestClient(running.url(), duration -> {}).notReady())
                    .isEmpty();
            running.close();
            running.awaitStop();
            assertThat(new AttestClient(running.url(), duration -> {}).notReady())
                    .isPresent();
        }
        assertThat(output.getAll()).isEmpty();
    }
}
