package dev.attest.bench.predict;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length:5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            })
    void endsAtTheLastByteHoweverTheBytesCome(String reply) throws IOException {
        byte[] bytes = reply.getBytes(US_ASCII);
        for (int piece = 1; piece <= bytes.length; piece++) {
            var scanner = new ReplyScanner();
            for (int from = 0; from < bytes.length; from += piece) {
                int length = Math.min(piece, bytes.length - from);
                boolean whole = scanner.take(ByteBuffer.wrap(bytes, from, length));
                assertThat(whole).isEqualTo(from + length == bytes.length);
            }
            assertThat(scanner.status()).isEqualTo(200);
        }
    }

    @Test
    void endsARefusalWithoutABody() throws IOException {
        var scanner = new ReplyScanner();
        assertThat(scanner.take(ByteBuffer.wrap(
                        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII))))
                .isTrue();
        assertThat(scanner.status()).isEqualTo(503);
    }

    @Test
    void refusesWhatIsNoHttp() {
        var scanner = new ReplyScanner();
        assertThatThrownBy(() -> scanner.take(ByteBuffer.wrap("220 mail.example.org\r\n\r\n".getBytes(US_ASCII))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no HTTP");
    }
}
