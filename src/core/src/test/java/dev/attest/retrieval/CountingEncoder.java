package dev.attest.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import reactor.core.publisher.Mono;

/** The fake encoder, which remembers the passages it encoded. */
public final class CountingEncoder implements TokenEncoder {

    private final FakeEmbedder fake = new FakeEmbedder();
    public final List<String> encoded = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String name() {
        return fake.name();
    }

    @Override
    public Mono<List<Encoding>> encode(List<String> passages) {
        return fake.encode(passages).doOnSubscribe(begun -> encoded.addAll(passages));
    }

    @Override
    public Mono<TokenVectors> questionTokens(String text) {
        return fake.questionTokens(text);
    }
}
