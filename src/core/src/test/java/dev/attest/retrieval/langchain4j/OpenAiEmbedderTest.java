package dev.attest.retrieval.langchain4j;

import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbedderContract;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OpenAiEmbedderTest extends EmbedderContract {

    private EmbeddingServer server;
    private OpenAiEmbedder embedder;

    @BeforeEach
    void connect() {
        server = new EmbeddingServer();
        embedder = OpenAiEmbedder.of(new EmbeddingSettings(
                server.url(), "fake-embed", Optional.of("sk-secret"), 512, Duration.ofMinutes(1), 4));
        now(embedder.connect());
    }

    @AfterEach
    void stop() {
        embedder.close();
        server.close();
    }

    @Override
    protected Embedder embedder() {
        return embedder;
    }
}
