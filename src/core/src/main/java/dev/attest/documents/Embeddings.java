package dev.attest.documents;

import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Vectors of texts by model, so that a text is embedded once however often it is ingested. */
public interface Embeddings {

    /** The vectors there are, by text hash. */
    Mono<Map<String, float[]>> find(String model, Collection<String> textHashes);

    /** Keeps vectors; one that is there already stays. */
    Mono<Void> save(String model, Map<String, float[]> byTextHash);

    /** The model whose vectors searches use; empty when none was ever chosen. */
    Mono<ServingModel> serving();

    /** Chooses it, for all processes that share the ledger. */
    Mono<Void> serve(ServingModel model);
}
