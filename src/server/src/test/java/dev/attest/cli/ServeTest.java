package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeTest {

    @TempDir
    Path data;

    @Test
    void saysWhereItIsAndGivesTheFolderBack() {
        AtomicReference<ServerOptions> given = new AtomicReference<>();
        AtomicReference<URI> published = new AtomicReference<>();
        Running running = new Running() {
            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:4711");
            }

            @Override
            public void awaitStop() {
                published.set(DataFolder.holder(data).orElseThrow().url());
            }

            @Override
            public void close() {}
        };
        CommandLineRun run = CommandLineRun.of(
                options -> {
                    given.set(options);
                    return running;
                },
                Map.of("ATTEST_DATA", data.toString()),
                "serve",
                "--port",
                "0");
        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        0,
                        "Attest is ready at http://127.0.0.1:4711, data in %s. Ctrl-C stops it.%n".formatted(data),
                        ""));
        assertThat(given.get()).isEqualTo(new ServerOptions("127.0.0.1", 0, data, false));
        assertThat(published.get()).isEqualTo(URI.create("http://127.0.0.1:4711"));
        assertThat(DataFolder.holder(data)).isEmpty();
    }

    @Test
    void stopsWhenItsInputEndsIfItIsToldTo() {
        InputStream before = System.in;
        System.setIn(InputStream.nullInputStream());
        try {
            CountDownLatch closed = new CountDownLatch(1);
            CommandLineRun run = CommandLineRun.of(
                    options -> stoppedBy(closed), Map.of(), "serve", "--data", data.toString(), "--until-input-ends");
            assertThat(run.exit()).isZero();
            assertThat(closed.getCount()).isZero();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void doesNotLookAtItsInputOtherwise() {
        InputStream before = System.in;
        AtomicBoolean read = new AtomicBoolean();
        System.setIn(new InputStream() {
            @Override
            public int read() {
                read.set(true);
                return -1;
            }
        });
        try {
            CountDownLatch stopped = new CountDownLatch(0);
            CommandLineRun run =
                    CommandLineRun.of(options -> stoppedBy(stopped), Map.of(), "serve", "--data", data.toString());
            assertThat(run.exit()).isZero();
            assertThat(read).isFalse();
        } finally {
            System.setIn(before);
        }
    }

    private static Running stoppedBy(CountDownLatch closed) {
        return new Running() {
            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:4711");
            }

            @Override
            public void awaitStop() {
                try {
                    assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    @Test
    void variablesThatMakeNoConfigurationAreOneSentenceAndTheFolderIsNotMade() {
        Path fresh = data.resolve("fresh");
        CommandLineRun run = CommandLineRun.of(
                CommandLineRun.NO_SERVER,
                Map.of("ATTEST_CHROMA_URL", "http://h:8000/api/v2"),
                "serve",
                "--data",
                fresh.toString());
        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        1, "", String.format("attest: ATTEST_CHROMA_URL ends in /api/v2; leave that out.%n")));
        assertThat(fresh).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void listensOnLoopbackOnlyWithoutSignIn(String host) {
        CommandLineRun run = CommandLineRun.of("serve", "--host=" + host, "--data", data.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("loopback", "127.0.0.1");
    }

    @Test
    void anUnknownHostIsNamed() {
        CommandLineRun run = CommandLineRun.of("serve", "--host", "no.such.host.invalid", "--data", data.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("attest: The host \"no.such.host.invalid\" is unknown");
    }

    @Test
    void aTakenPortIsOneSentenceAndTheFolderIsFreeAgain() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = CommandLineRun.of(
                    new SpringServer(),
                    Map.of(),
                    "serve",
                    "--port",
                    Integer.toString(taken.getLocalPort()),
                    "--data",
                    data.toString());
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("attest: Port %d on 127.0.0.1 is in use".formatted(taken.getLocalPort()));
        }
        assertThat(DataFolder.holder(data)).isEmpty();
    }
}
