package dev.attest.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that answers each route as a test says, and remembers what it was asked. */
final class FakeAttest implements Running {

    record Asked(String method, String target, String body) {
        /** The value of a multipart text field. */
        String field(String name) {
            String[] parts = body.split("name=\"" + name + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n", 2);
            return parts.length < 2 ? "" : parts[1].substring(0, parts[1].indexOf("\r\n"));
        }
    }

    record Reply(int status, String type, String body, Map<String, String> headers) {
        static Reply json(String body) {
            return new Reply(200, "application/json", body, Map.of());
        }

        static Reply problem(int status, String title, String detail) {
            String body =
                    "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"traceId\":\"t1\"}"
                            .formatted(title, status, detail);
            return new Reply(status, "application/problem+json", body, Map.of());
        }

        static Reply text(String body) {
            return new Reply(200, "text/plain;charset=UTF-8", body, Map.of());
        }

        Reply with(String header, String value) {
            return new Reply(status, type, body, Map.of(header, value));
        }
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Asked, Reply>> routes = new ConcurrentHashMap<>();
    private final HttpServer http;
    private volatile boolean stopped;

    FakeAttest() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext("/", this::handle);
        http.start();
        on("/actuator/health", asked -> Reply.json("{\"status\":\"UP\"}"));
    }

    /** The longest prefix that fits decides. */
    FakeAttest on(String prefix, Function<Asked, Reply> route) {
        routes.put(prefix, route);
        return this;
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void awaitStop() {}

    @Override
    public void close() {
        stopped = true;
        http.stop(0);
    }

    boolean stopped() {
        return stopped;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked one =
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
        asked.add(one);
        Reply reply = routes.keySet().stream()
                .filter(one.target()::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> routes.get(prefix).apply(one))
                .orElse(new Reply(404, "text/html", "<h1>404</h1>", Map.of()));
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
