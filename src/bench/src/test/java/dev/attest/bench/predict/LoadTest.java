package dev.attest.bench.predict;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.DisposableServer;

class LoadTest {

    private static final long A_MOMENT = Duration.ofMillis(300).toNanos();

    private DisposableServer server;
    private URI url;

    @BeforeEach
    void serve() {
        server = Bare.serve();
        url = URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "32, 1", "3, 1000"})
    void theBareHandlerAnswersEveryRequest(int connections, int rows) throws IOException {
        LoadResult result = Load.run(url, Requests.post(url, rows), connections, A_MOMENT);
        assertThat(result.requests()).isGreaterThanOrEqualTo(connections);
        assertThat(result.failures()).isZero();
        assertThat(result.p99Ms()).isGreaterThanOrEqualTo(result.p50Ms()).isPositive();
    }

    @Test
    void countsAnswersThatAreNoSuccess() throws IOException {
        byte[] request = ("GET /nothing HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n").getBytes(US_ASCII);
        LoadResult result = Load.run(url, request, 2, A_MOMENT);
        assertThat(result.failures()).isEqualTo(result.requests()).isPositive();
    }
}
