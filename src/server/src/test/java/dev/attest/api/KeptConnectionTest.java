package dev.attest.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client gets that sends a request before the server is done with the one before it, be it only with what follows
 * the last byte of its answer: any client that is quick on a connection it keeps. Reactor Netty 1.3.7 read nothing more of
 * such a connection. Two requests sent at once by hand, which no HTTP client does, are so at every run.
 */
class KeptConnectionTest extends Edge {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private static Arguments answered(int status, String... lines) {
        return Arguments.of(String.join("\r\n", lines), status);
    }

    /** Of requests that are answered at once, without another thread, and with their bodies unread. */
    static Stream<Arguments> requests() {
        String local = "Host: localhost";
        String text = "Content-Type: text/plain";
        String length = "Content-Length: 3";
        return Stream.of(
                answered(200, "GET / HTTP/1.1", local, "", ""),
                answered(200, "GET /actuator/health/liveness HTTP/1.1", local, "", ""),
                answered(404, "GET /nowhere HTTP/1.1", local, "", ""),
                answered(200, "OPTIONS /documents HTTP/1.1", local, length, "", "yes"),
                answered(415, "POST /ask HTTP/1.1", local, text, length, "", "yes"),
                answered(415, "POST /ask HTTP/1.1", local, text, "Content-Length: 100000", "", "x".repeat(100_000)),
                answered(403, "POST /ask HTTP/1.1", "Host: evil.example", text, length, "", "yes"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void goesOnAfterARequestThatHadToWaitForTheOneBeforeIt(String request, int status) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            // The ledger's threads answer the first, so that the second is there before the first is done.
            send(socket, "GET /documents HTTP/1.1\r\nHost: localhost\r\n\r\n" + request);
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 200");
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 " + status);

            send(socket, "GET /documents HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next answer's head, with its body taken from the connection. */
    private static String answer(InputStream connection) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = connection.read();
            if (next < 0) {
                throw new IOException("The server hung up after " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        String text = head.toString(ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        assertThat(length.find()).as(text).isTrue();
        connection.readNBytes(Integer.parseInt(length.group(1)));
        return text;
    }
}
