package dev.attest.retrieval.langchain4j;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Calls about one collection, each a step by itself: those that have not begun when the subscriber cancels are left out. */
interface ChromaCalls {

    /** What one call found; nothing in a collection that nothing was applied to yet. */
    <T> Mono<List<T>> one(Function<ChromaVectors, List<T>> call);
}
