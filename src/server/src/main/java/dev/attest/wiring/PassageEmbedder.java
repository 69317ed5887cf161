package dev.attest.wiring;

import dev.attest.documents.ServingModel;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.langchain4j.EmbeddingSettings;
import dev.attest.retrieval.langchain4j.OpenAiEmbedder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What embeds passages: the endpoint that is set, else the bundled encoder. */
final class PassageEmbedder implements AutoCloseable {

    private final Embedder embedder;
    private final Optional<EmbeddingSettings> settings;
    private final List<OpenAiEmbedder> remote = new CopyOnWriteArrayList<>();

    PassageEmbedder(Embedder bundled, Optional<EmbeddingSettings> settings) {
        this.settings = settings;
        embedder = settings.<Embedder>map(endpoint -> opened(OpenAiEmbedder.of(endpoint)))
                .orElse(bundled);
    }

    Embedder embedder() {
        return embedder;
    }

    /** The same endpoint with the model whose vectors still serve. */
    Optional<Embedder> ofOldModel(ServingModel model) {
        return settings.flatMap(endpoint -> OpenAiEmbedder.ofStored(model, endpoint))
                .map(this::opened);
    }

    private OpenAiEmbedder opened(OpenAiEmbedder embedder) {
        remote.add(embedder);
        return embedder;
    }

    @Override
    public void close() {
        remote.forEach(OpenAiEmbedder::close);
    }
}
