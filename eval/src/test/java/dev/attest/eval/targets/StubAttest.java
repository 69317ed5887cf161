package dev.attest.eval.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as Attest does, by script. */
final class StubAttest implements AutoCloseable {

    static final String TEXT = "# Leave 🌊\n\nThe notice period is three months. It ends with a quarter.";
    static final String QUOTE = "The notice period is three months.";

    /** Of the request that a thread answers: an exchange's attributes are those of all exchanges. */
    private static final ThreadLocal<String> BODY = ThreadLocal.withInitial(() -> "");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    /** Answers one request. */
    interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    StubAttest() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        on("/documents", exchange -> send(exchange, 200, "application/json", """
                {"items":[{"collection":"default","sourceKey":"handbook.md","activeVersion":3,"more":1},
                {"collection":"default","sourceKey":"late.md","activeVersion":null}],"nextCursor":null}"""));
        on("/documents/d1/text", exchange -> send(exchange, 200, "text/plain;charset=UTF-8", TEXT));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The body of the request that is being answered. */
    static String body() {
        return BODY.get();
    }

    void on(String path, Script script) {
        scripts.put(path, script);
    }

    /** Paths with queries, and bodies, in the order they came. */
    List<String> received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(exchange.getRequestURI() + " " + body);
            BODY.set(body);
            scripts.getOrDefault(
                            exchange.getRequestURI().getPath(),
                            other -> send(other, 404, "text/plain", "no such thing"))
                    .answer(exchange);
        }
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void events(HttpExchange exchange, String events) throws IOException {
        send(exchange, 200, "text/event-stream", events);
    }

    /** The events of an answer from the handbook. */
    static String answered() {
        int start = TEXT.indexOf(QUOTE);
        return ": still here\n\n"
                + event("retrieval", """
                {"passages":[{"rank":1,"score":0.9,"documentId":"d1","version":3,"sourceKey":"handbook.md","span":[%d,%d]}],
                "degraded":[]}""".formatted(start, start + QUOTE.length())
                        .replace("\n", ""))
                + event("delta", "{\"text\":\"The notice \"}")
                + event("delta", "{\"text\":\"period is three months.\"}")
                + event("citation", "{\"number\":1}")
                + event("done", """
                {"answerId":"a","status":"answered","answer":"The notice period is three months [1].",
                "sentences":[{"index":0,"text":"The notice period is three months [1].","support":0.97,"citations":[1]}],
                "citations":[{"number":1,"sourceKey":"handbook.md","quote":"The notice period is three months."},
                {"kind":"prediction","number":2,"model":"iris"}],
                "model":"extractive-3","usage":{"inputTokens":12,"outputTokens":8}}""".replace("\n", ""));
    }

    static String event(String name, String data) {
        return "id:1\nevent:%s\ndata:%s\n\n".formatted(name, data);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
