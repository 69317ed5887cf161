package dev.attest.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The fake embedder under any name, behind an endpoint that can be away, and that remembers what it was asked for. It refuses texts with poison. */
public final class NamedEmbedder implements Embedder {

    private final FakeEmbedder fake = new FakeEmbedder();
    private final String name;
    private final int dimension;
    public final List<String> embedded = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean away;
    private volatile boolean unknown;
    private volatile int expected;

    public NamedEmbedder(String name) {
        this(name, new FakeEmbedder().model().dimension());
    }

    /** With a dimension that it claims. */
    NamedEmbedder(String name, int dimension) {
        this.name = name;
        this.dimension = dimension;
    }

    public void away(boolean now) {
        away = now;
    }

    /** An endpoint that was never reached, so that nobody knows its vectors' dimension. */
    NamedEmbedder neverReached() {
        unknown = true;
        away = true;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void expect(int settled) {
        expected = settled;
    }

    @Override
    public Mono<EmbeddingModel> connect() {
        return Mono.defer(() -> unknown && expected == 0
                ? question("Hello").then(Mono.fromSupplier(this::model))
                : Mono.fromSupplier(this::model));
    }

    @Override
    public EmbeddingModel model() {
        if (unknown && expected > 0) {
            return new EmbeddingModel(name, expected, 510);
        }
        if (unknown) {
            throw unavailable();
        }
        return new EmbeddingModel(name, dimension, 510);
    }

    @Override
    public Mono<List<float[]>> passages(List<String> texts) {
        return Mono.defer(() -> {
            @Nullable RuntimeException failure = failure();
            if (failure != null) {
                return Mono.error(failure);
            }
            if (texts.stream().anyMatch(text -> text.contains("poison"))) {
                return Mono.error(new TextRefused("The endpoint answers 400", new IllegalStateException("refused")));
            }
            embedded.addAll(texts);
            return fake.passages(texts);
        });
    }

    @Override
    public Mono<float[]> question(String text) {
        return Mono.defer(() -> {
            @Nullable RuntimeException failure = failure();
            return failure == null ? fake.question(text) : Mono.error(failure);
        });
    }

    private @Nullable RuntimeException failure() {
        if (away) {
            return unavailable();
        }
        unknown = false;
        return null;
    }

    private static EmbedderUnavailable unavailable() {
        return new EmbedderUnavailable("The endpoint does not answer", new IllegalStateException("refused"));
    }
}
