package dev.attest.answering.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OpenAI-compatible server whose every byte a test decides. Requests are handed to a script, or to the test itself,
 * which then writes when it likes and sees when the client has left.
 */
final class StubModelServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Consumer<Call> script;

    private StubModelServer(Consumer<Call> script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Requests wait for {@link #next()}. */
    static StubModelServer start() {
        return start(call -> {});
    }

    /** Each request is answered by the script, on a thread of its own. */
    static StubModelServer start(Consumer<Call> script) {
        try {
            return new StubModelServer(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    int port() {
        return server.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    /** Whether a request has come that nobody took. */
    boolean hasNext() {
        return !calls.isEmpty();
    }

    /** The next request, once it has come. */
    Call next() throws InterruptedException {
        Call call = calls.poll(20, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("No request came");
        }
        return call;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        CompletableFuture<Long> left = new CompletableFuture<>();
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                Matcher length = LENGTH.matcher(head);
                String body = length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8) : "";
                var call = new Call(socket, head, body, left);
                requests.incrementAndGet();
                calls.add(call);
                threads.execute(() -> run(call));
            }
        } catch (IOException | RejectedExecutionException e) {
            // The client is gone, which is what is to be told, or the test is over.
        }
        left.complete(System.nanoTime());
    }

    private void run(Call call) {
        try {
            script.accept(call);
        } catch (UncheckedIOException e) {
            // The client left before the script was through.
        }
    }

    /** Up to the blank line; empty when the client has left. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    /**
     * One request.
     *
     * @param left completes when the client has closed the connection, with the time by {@link System#nanoTime()}
     */
    record Call(Socket socket, String head, String body, CompletableFuture<Long> left) {

        /** Begins a stream of events. */
        Call begin() {
            return write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        Call token(String text) {
            return event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":" + quoted(text) + "}}]}");
        }

        Call finish(String reason) {
            return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
        }

        Call usage(String usage) {
            return event("{\"choices\":[],\"usage\":" + usage + "}");
        }

        Call event(String data) {
            return chunk("data: " + data + "\n\n");
        }

        Call done() {
            return event("[DONE]").end();
        }

        /** Ends the body, not the connection. */
        Call end() {
            return write("0\r\n\r\n");
        }

        Call chunk(String text) {
            return write(Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n");
        }

        Call status(int status, String... headers) {
            return write(
                    "HTTP/1.1 " + status + " Status\r\nContent-Length: 2\r\n" + String.join("", headers) + "\r\n{}");
        }

        Call write(String text) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(text.getBytes(UTF_8));
                out.flush();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Closes the connection, in the middle of whatever was being said. */
        void cut() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        }
    }
}
