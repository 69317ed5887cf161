package dev.attest.judging.local;

import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Token vectors of short texts, kept for as long as they are likely to be asked for again: within an answer. */
final class RecentVectors {

    /** About 10 MB: a piece has some 25 tokens. */
    private static final int KEPT = 256;

    private final TokenEncoder encoder;
    private final Recent<String, TokenVectors> kept = new Recent<>(KEPT);

    RecentVectors(TokenEncoder encoder) {
        this.encoder = encoder;
    }

    /** One a text, in order. */
    Mono<List<TokenVectors>> of(List<String> texts) {
        Map<String, TokenVectors> known = new HashMap<>();
        texts.forEach(text -> kept.find(text).ifPresent(vectors -> known.put(text, vectors)));
        List<String> unknown = texts.stream()
                .distinct()
                .filter(text -> !known.containsKey(text))
                .toList();
        if (unknown.isEmpty()) {
            return Mono.just(inOrder(texts, known));
        }
        return encoder.passageTokens(unknown).map(encoded -> {
            for (int i = 0; i < unknown.size(); i++) {
                kept.put(unknown.get(i), encoded.get(i));
                known.put(unknown.get(i), encoded.get(i));
            }
            return inOrder(texts, known);
        });
    }

    private static List<TokenVectors> inOrder(List<String> texts, Map<String, TokenVectors> known) {
        return texts.stream().map(known::get).toList();
    }
}
