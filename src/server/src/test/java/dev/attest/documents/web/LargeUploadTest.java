package dev.attest.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.WatchedBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Speaks HTTP by hand, to stop in the middle of an upload. */
class LargeUploadTest extends Edge {

    private static final int MB = 1 << 20;

    @Autowired
    private WatchedBlobs blobs;

    @Test
    void bytesAreStoredWhileTheFileIsStillArriving() throws Exception {
        long before = blobs.arrived();
        try (Socket socket = begin(60 * MB)) {
            write(socket, 30);
            assertThat(eventually(() -> blobs.arrived() - before > 29L * MB)).isTrue();
            write(socket, 30);
            assertThat(finish(socket)).startsWith("HTTP/1.1 202");
        }
        assertThat(blobs.arrived() - before).isEqualTo(60L * MB);
    }

    @Test
    void aSlowLedgerStopsTheClientInsteadOfFillingTheMemory() throws Exception {
        Sinks.Empty<Void> open = Sinks.empty();
        blobs.hold(open.asMono());
        long heap = usedHeap();
        var sent = new AtomicInteger();
        try (Socket socket = begin(60 * MB)) {
            var writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 60; i++) {
                    write(socket, 1);
                    sent.incrementAndGet();
                }
            });
            // What was taken from the client is in the buffers of the two sockets, and little more.
            assertThat(standsStill(sent))
                    .as("megabytes sent while the ledger takes none")
                    .isLessThan(24);
            assertThat(usedHeap() - heap).as("growth of the heap").isLessThan(8L * MB);
            open.tryEmitEmpty();
            writing.get(60, TimeUnit.SECONDS);
            assertThat(finish(socket)).startsWith("HTTP/1.1 202");
        } finally {
            blobs.hold(Mono.empty());
        }
    }

    private static int standsStill(AtomicInteger sent) {
        int last = -1;
        while (last != sent.get()) {
            last = sent.get();
            for (int i = 0; i < 20; i++) {
                pause();
            }
        }
        return last;
    }

    @Test
    void oneByteMoreThanADocumentMayHaveIsRefusedAndLeavesNothing() throws Exception {
        int refused = blobs.givenUp();
        try (Socket socket = begin(64 * MB + 1)) {
            write(socket, 64);
            socket.getOutputStream().write('x');
            String response = finish(socket);
            assertThat(response).startsWith("HTTP/1.1 413").contains("urn:attest:problem:document-too-large");
        }
        assertThat(blobs.givenUp()).isEqualTo(refused + 1);
    }

    @Test
    void theLargestDocumentIsTaken() throws Exception {
        try (Socket socket = begin(64 * MB)) {
            write(socket, 64);
            assertThat(finish(socket)).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleLeavesNothing() throws Exception {
        int abandoned = blobs.givenUp();
        try (Socket socket = begin(60 * MB)) {
            write(socket, 8);
        }
        // An upload that breaks off may say so as an error and as a cancellation.
        assertThat(eventually(() -> blobs.givenUp() > abandoned)).isTrue();
    }

    private Socket begin(long fileSize) throws IOException {
        String head = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + unique("big")
                + ".txt\"\r\nContent-Type: text/plain\r\n\r\n";
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.getOutputStream()
                .write(("POST /documents HTTP/1.1\r\nHost: localhost:" + port()
                                + "\r\nContent-Type: multipart/form-data; boundary=cut\r\nConnection: close\r\nContent-Length: "
                                + (head.length() + fileSize + TAIL.length()) + "\r\n\r\n" + head)
                        .getBytes(UTF_8));
        return socket;
    }

    private static final String TAIL = "\r\n--cut--\r\n";

    private static void write(Socket socket, int megabytes) {
        byte[] line = "One more line of a long text.   \n"
                .repeat(MB / 32 + 1)
                .substring(0, MB)
                .getBytes(UTF_8);
        try {
            for (int i = 0; i < megabytes; i++) {
                socket.getOutputStream().write(line);
            }
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String finish(Socket socket) throws IOException {
        socket.getOutputStream().write(TAIL.getBytes(UTF_8));
        socket.getOutputStream().flush();
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static boolean eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            pause();
        }
        return condition.getAsBoolean();
    }
}
