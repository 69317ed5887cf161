package dev.attest.retrieval.langchain4j;

import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorIndexContract;
import dev.attest.services.RealChroma;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

class ChromaVectorIndexTest extends VectorIndexContract {

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final ChromaVectorIndexes indexes = ChromaVectorIndexes.open(
            ChromaUse.patient(RealChroma.shared().url()), UUID.randomUUID(), Clock.systemUTC());

    @AfterEach
    void close() {
        indexes.drop(embedder.model().name()).block();
        indexes.close();
    }

    @Override
    protected VectorIndex index() {
        return indexes.of(embedder.model());
    }
}
