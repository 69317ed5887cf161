package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.ServingModel;
import dev.attest.retrieval.langchain4j.EmbeddingServer;
import dev.attest.retrieval.langchain4j.EmbeddingSettings;
import dev.attest.retrieval.langchain4j.OpenAiEmbedder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Legs with an endpoint on a real wire, which was never asked for anything when they begin. */
class EndpointLegsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DIMENSION = new FakeEmbedder().model().dimension();

    private final EmbeddingServer server = new EmbeddingServer();
    private final EmbeddingSettings settings =
            new EmbeddingSettings(server.url(), "fake-embed", Optional.of("sk-secret"), 512, Duration.ofMinutes(1), 4);
    private final String name = OpenAiEmbedder.name(settings);
    private final OpenAiEmbedder endpoint = OpenAiEmbedder.of(settings);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final VectorLegs legs = new VectorLegs(
            new InMemoryVectorIndexes(),
            new Following(
                    ledger,
                    ledger,
                    ledger,
                    "replica",
                    new FollowSettings(Duration.ofMillis(20), Duration.ofMinutes(2)),
                    Clock.systemUTC()),
            endpoint,
            new NamedEmbedder("bundled"),
            model -> Optional.empty());

    @AfterEach
    void stop() {
        legs.close();
        endpoint.close();
        server.close();
    }

    @Test
    void serveFromTheFirstStart() {
        legs.start().block(PATIENCE);
        assertThat(legs.serving().orElseThrow().model()).isEqualTo(name);
        assertThat(legs.serving().orElseThrow().follower().current()).isTrue();
        assertThat(ledger.named()).isEqualTo(new ServingModel(name, DIMENSION));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void keepNoVectorsOfAnotherLengthThanThoseOfTheLedger() {
        ledger.serve(new ServingModel(name, 7)).block();
        ledger.save(name, Map.of("hash", new float[7])).block();
        ledger.add(1, 1, "text");
        legs.start().block(PATIENCE);
        // The index does not come to be current, nor does ingestion, by the same embedder, get what it could keep.
        assertThat(legs.serving().orElseThrow().follower().current()).isFalse();
        var ingested = new PassageVectors(ledger, endpoint);
        assertThatThrownBy(() -> ingested.of(Map.of("other", "other text")).block(PATIENCE))
                .isInstanceOf(EmbedderUnavailable.class)
                .hasMessageContaining("128 numbers where its vectors have 7")
                .hasMessageContaining("ATTEST_EMBEDDING_MODEL");
        assertThat(ledger.vectors.get(name)).containsOnlyKeys("hash");
        assertThat(server.requests()).isPositive();
    }
}
