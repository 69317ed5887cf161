package dev.attest.retrieval.onnx;

import dev.attest.retrieval.TokenVectors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Keeps the tokens of the last questions: who finds passages asks for them, and who answers from these asks again. Callers at once
 * share one pass of the model, and one that goes away takes nothing from the others. A pass that failed is not kept.
 */
final class RecentQuestions {

    /** Of the longest questions these are 25 MB. */
    static final int MOST = 32;

    private final Function<String, Mono<TokenVectors>> encode;
    private final Map<String, Mono<TokenVectors>> recent = new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mono<TokenVectors>> eldest) {
            return size() > MOST;
        }
    };

    /** Encodes each question by one pass. */
    RecentQuestions(Function<String, Mono<TokenVectors>> encode) {
        this.encode = encode;
    }

    /** The tokens of a question; to be read only, as others read them, too. */
    Mono<TokenVectors> tokens(String question) {
        return Mono.defer(() -> shared(question));
    }

    private synchronized Mono<TokenVectors> shared(String question) {
        return recent.computeIfAbsent(
                question,
                text -> encode.apply(text).doOnError(e -> forget(text)).cache());
    }

    private synchronized void forget(String question) {
        recent.remove(question);
    }

    synchronized void clear() {
        recent.clear();
    }
}
