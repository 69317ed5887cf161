package dev.attest.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private EchoServer server;
    private FaultyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = new FaultyProxy("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesBytesBothWaysAndCountsThem() throws IOException {
        try (Socket client = client()) {
            assertThat(echoed(client, "question")).isEqualTo("question");
            proxy.awaitAnswered(8, PATIENCE);
            assertThat(proxy.opened()).isEqualTo(1);
            assertThat(proxy.open()).isEqualTo(1);
            assertThat(proxy.bytesSent()).isEqualTo(8);
        }
        proxy.awaitOpen(0, PATIENCE);
        server.awaitEnded();
    }

    @Test
    void refusesAndLaterListensOnTheSamePort() throws IOException {
        Socket open = client();
        // Only what was echoed has surely reached the server.
        assertThat(echoed(open, "first")).isEqualTo("first");
        proxy.behave(Fault.REFUSE);
        assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> open.getInputStream().read()).isInstanceOf(SocketException.class);
        server.awaitEnded();
        proxy.behave(Fault.PASS);
        try (Socket client = client()) {
            assertThat(echoed(client, "again")).isEqualTo("again");
        }
    }

    @Test
    void resetsOpenConnectionsAndNewOnes() throws IOException {
        Socket open = client();
        // Only what was echoed has surely reached the server.
        assertThat(echoed(open, "first")).isEqualTo("first");
        proxy.behave(Fault.RESET);
        assertThatThrownBy(() -> open.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> {
                    try (Socket late = client()) {
                        echoed(late, "late");
                    }
                })
                .isInstanceOf(SocketException.class);
        proxy.awaitOpened(2, PATIENCE);
        proxy.awaitOpen(0, PATIENCE);
    }

    @Test
    void swallowsEverythingAndKeepsTheConnection() throws IOException {
        try (Socket early = client()) {
            assertThat(echoed(early, "heard")).isEqualTo("heard");
            proxy.behave(Fault.BLACK_HOLE);
            try (Socket late = client()) {
                assertSilent(early);
                assertSilent(late);
                assertThat(proxy.bytesSent()).isEqualTo(5);
                proxy.behave(Fault.PASS);
                assertSilent(early);
            }
        }
    }

    @Test
    void delaysEachPieceUntilTheFaultEnds() throws IOException {
        proxy.behave(new Fault.Delay(Duration.ofHours(1)));
        try (Socket client = client()) {
            assertSilent(client);
            proxy.behave(new Fault.Delay(Duration.ofMillis(1), Duration.ofMillis(20)));
            assertThat(read(client, 5)).isEqualTo("lost?");
        }
    }

    @Test
    void cutsInGoodOrderAfterSoManyBytesOfTheAnswer() throws IOException {
        proxy.behave(new Fault.CutAfter(4));
        try (Socket client = client()) {
            assertThat(echoed(client, "question")).isEqualTo("ques");
        }
        server.awaitEnded();
    }

    @Test
    void cutsAnOpenConnectionFromTheMomentTheFaultBegan() throws IOException {
        try (Socket client = client()) {
            assertThat(echoed(client, "question")).isEqualTo("question");
            proxy.behave(new Fault.CutAfter(3));
            assertThat(echoed(client, "question")).isEqualTo("que");
        }
    }

    @Test
    void garblesTheSameBytesWithTheSameSeed() throws IOException {
        try (FaultyProxy twin = new FaultyProxy("127.0.0.1", server.port(), 7);
                FaultyProxy other = new FaultyProxy("127.0.0.1", server.port(), 7)) {
            twin.behave(new Fault.Garble(4));
            other.behave(new Fault.Garble(4));
            String said = "a".repeat(200);
            try (Socket one = new Socket(twin.host(), twin.port());
                    Socket two = new Socket(other.host(), other.port())) {
                assertThat(echoed(one, said)).isEqualTo(echoed(two, said)).isNotEqualTo(said);
            }
        }
    }

    @Test
    void throttlesToSoManyBytesASecond() throws IOException {
        proxy.behave(new Fault.Throttle(20));
        try (Socket client = client()) {
            long began = System.nanoTime();
            assertThat(echoed(client, "0123456789")).isEqualTo("0123456789");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(450));
        }
    }

    @Test
    void aClientThatLeavesIsFeltByTheServerWhileItsAnswerIsHeldBack() throws IOException {
        proxy.behave(new Fault.Delay(Duration.ofHours(1)));
        try (Socket client = client()) {
            assertSilent(client);
        }
        server.awaitEnded();
        proxy.awaitOpen(0, PATIENCE);
    }

    @Test
    void saysWhatItSawWhenAWaitIsInVain() {
        assertThatThrownBy(() -> proxy.awaitOpen(3, Duration.ofMillis(10)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no 3 open connections within PT0.01S but 0 accepted, 0 open, 0 bytes answered");
    }

    @Test
    void standsInForTheServerInItsUrl() {
        assertThat(proxy.instead(URI.create("http://localhost:8000/api/v2")))
                .isEqualTo(URI.create("http://127.0.0.1:" + proxy.port() + "/api/v2"));
    }

    private Socket client() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static String echoed(Socket client, String said) throws IOException {
        client.getOutputStream().write(said.getBytes(US_ASCII));
        return read(client, said.length());
    }

    private static String read(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), US_ASCII);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.getOutputStream().write("lost?".getBytes(US_ASCII));
        client.setSoTimeout(200);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout((int) PATIENCE.toMillis());
    }

    /** Says what it hears, to any number of clients. */
    private static final class EchoServer implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        private final CountDownLatch ended = new CountDownLatch(1);

        EchoServer() throws IOException {
            FaultyProxy.daemon("echo server", this::accept);
        }

        int port() {
            return listening.getLocalPort();
        }

        /** Waits until some client's connection has ended. */
        void awaitEnded() {
            try {
                assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    FaultyProxy.daemon("echo", () -> echo(socket));
                }
            } catch (IOException e) {
                // the test has ended
            }
        }

        private void echo(Socket socket) {
            try (socket) {
                byte[] piece = new byte[4096];
                for (int n = socket.getInputStream().read(piece);
                        n >= 0;
                        n = socket.getInputStream().read(piece)) {
                    socket.getOutputStream().write(piece, 0, n);
                }
            } catch (IOException e) {
                // reset: ended as well
            } finally {
                ended.countDown();
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
