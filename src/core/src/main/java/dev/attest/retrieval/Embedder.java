package dev.attest.retrieval;

import java.util.List;
import reactor.core.publisher.Mono;

/** Turns texts into vectors of unit length, so that a dot product is a cosine. Deterministic for one model. */
public interface Embedder {

    /**
     * What vectors may be compared with: the same model gives the same vector for the same text, for ever. Asks nobody.
     *
     * @throws EmbedderUnavailable while the dimension is not known yet, because a server that has to tell it was never
     *     reached; {@link #name()} is known even then
     */
    EmbeddingModel model();

    /** The name of {@link #model()}. */
    default String name() {
        return model().name();
    }

    /** The model, asking the server that has to tell its dimension while that is not known. Fails as embedding does. */
    default Mono<EmbeddingModel> connect() {
        return Mono.fromSupplier(this::model);
    }

    /**
     * Settles the dimension where a server would tell it: {@link #model()} has it from now on, and vectors of another length
     * are refused. Whoever knows its dimension by itself keeps it.
     */
    default void expect(int dimension) {}

    /**
     * One vector a text, in the texts' order. Texts longer than the model's window are embedded by their beginning. Fails
     * with {@link TextRefused} when one of the texts, of several it is not said which, has no vector and never will.
     */
    Mono<List<float[]>> passages(List<String> texts);

    /** The vector to search with. */
    Mono<float[]> question(String text);
}
