package dev.attest.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.attest.retrieval.FakeEmbedder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks OpenAI's protocol of embeddings, gives equal texts equal vectors, and counts the passages. */
final class StubEmbeddings implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSAGE = "passage: ";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final AtomicInteger passages = new AtomicInteger();

    StubEmbeddings() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", this::embed);
        server.setExecutor(threads);
        server.start();
    }

    /** The prefix tells passages from questions. */
    Map<String, String> variables() {
        return Map.of(
                "ATTEST_EMBEDDING_BASE_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "ATTEST_EMBEDDING_MODEL",
                "stub-embedder",
                "ATTEST_EMBEDDING_PASSAGE_PREFIX",
                PASSAGE);
    }

    /** Texts of documents that were embedded, each as often as it was. */
    int passages() {
        return passages.get();
    }

    private void embed(HttpExchange exchange) throws IOException {
        var vectors = new ArrayList<Map<String, Object>>();
        for (JsonNode text : JSON.readTree(exchange.getRequestBody()).get("input")) {
            if (text.asString().startsWith(PASSAGE)) {
                passages.incrementAndGet();
            }
            vectors.add(Map.of(
                    "object", "embedding", "index", vectors.size(), "embedding", embedder.vector(text.asString())));
        }
        byte[] body = JSON.writeValueAsBytes(answer(vectors));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, Object> answer(List<Map<String, Object>> vectors) {
        return Map.of(
                "object",
                "list",
                "model",
                "stub-embedder",
                "data",
                vectors,
                "usage",
                Map.of("prompt_tokens", 1, "total_tokens", 1));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
