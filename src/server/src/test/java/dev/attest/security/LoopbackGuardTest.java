package dev.attest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.attest.edge.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackGuardTest extends Edge {

    /** By hand, since no HTTP client lets its Host be changed. */
    private String answer(String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:80", "LOCALHOST:8080", "127.0.0.1", "127.8.9.1:1", "[::1]:8080"})
    void answersToNamesOfThisMachine(String host) throws IOException {
        assertThat(answer("Host: " + host + "\r\n")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:8080",
                "192.168.1.4",
                "127.0.0.999",
                "0.0.0.0",
                "[::2]",
                "localhost@evil.example",
                ""
            })
    void refusesNamesOfOthers(String host) throws IOException {
        assertThat(answer("Host: " + host + "\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("application/problem+json", "urn:attest:problem:foreign-host");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 403",
        "http://localhost:1, 403",
        "http://localhost, 403",
        "https://localhost:8080, 403",
        "chrome-extension://localhost:8080, 403",
        "//localhost:8080, 403",
        "null, 403",
        "nonsense, 403",
        "http://localhost:8080, 200",
        "http://LOCALHOST:8080, 200",
    })
    void pagesOfOtherSitesAreRefused(String origin, int status) throws IOException {
        assertThat(answer("Host: localhost:8080\r\nOrigin: " + origin + "\r\n")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void imagesOfOtherSitesAreRefusedButLinksWork() throws IOException {
        String crossSite = "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n";
        assertThat(answer(crossSite + "Sec-Fetch-Mode: no-cors\r\n")).startsWith("HTTP/1.1 403");
        assertThat(answer(crossSite + "Sec-Fetch-Mode: navigate\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void everyResponseCarriesTheSecurityHeaders() throws IOException {
        for (String headers : new String[] {"Host: localhost\r\n", "Host: evil.example\r\n"}) {
            assertThat(answer(headers))
                    .contains(
                            "X-Content-Type-Options: nosniff",
                            "frame-ancestors 'none'",
                            "Referrer-Policy: no-referrer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "", "192.168.0.2", "example.org", "::"})
    void refusesToStartWhereOthersReachIt(String address) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new LoopbackOnly(address))
                .withMessageContaining("127.0.0.1");
    }
}
