package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks OpenAI's streaming protocol and writes the tokens it was given, each only when it is allowed to. */
final class StubLanguageModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> tokens;
    private final Semaphore allowed;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private StubLanguageModel(List<String> tokens, int allowed) throws IOException {
        this.tokens = List.copyOf(tokens);
        this.allowed = new Semaphore(allowed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::complete);
        server.setExecutor(threads);
        server.start();
    }

    /** Writes at once. */
    static StubLanguageModel writing(String... tokens) throws IOException {
        return new StubLanguageModel(List.of(tokens), Integer.MAX_VALUE);
    }

    /** Writes each token only after {@link #allowToken()}. */
    static StubLanguageModel withholding(List<String> tokens) throws IOException {
        return new StubLanguageModel(tokens, 0);
    }

    void allowToken() {
        allowed.release();
    }

    Map<String, String> variables() {
        return Map.of(
                "ATTEST_LLM_BASE_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "ATTEST_LLM_MODEL",
                "stub-1",
                "ATTEST_LLM_API_KEY",
                "not-a-secret");
    }

    int requests() {
        return requests.get();
    }

    /** Whether the client closed its connection before the answer was whole. */
    boolean awaitHangUp(long seconds) throws InterruptedException {
        return hungUp.await(seconds, TimeUnit.SECONDS);
    }

    private void complete(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (String token : tokens) {
                await(body);
                send(body, Map.of("content", token), null);
            }
            send(body, Map.of(), "stop");
            body.write("data: [DONE]\n\n".getBytes(UTF_8));
        } catch (IOException | UncheckedIOException e) {
            hungUp.countDown();
        }
    }

    /** A comment now and then, by which a closed connection is noticed. */
    private void await(OutputStream body) throws IOException {
        try {
            while (!allowed.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                body.write(": waiting\n\n".getBytes(UTF_8));
                body.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void send(OutputStream body, Map<String, String> delta, @Nullable String end) throws IOException {
        var choice = new HashMap<String, Object>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", end);
        String chunk = JSON.writeValueAsString(Map.of(
                "id",
                "c1",
                "object",
                "chat.completion.chunk",
                "created",
                1,
                "model",
                "stub-1",
                "choices",
                List.of(choice)));
        body.write(("data: " + chunk + "\n\n").getBytes(UTF_8));
        body.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
