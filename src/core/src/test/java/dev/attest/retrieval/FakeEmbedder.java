package dev.attest.retrieval;

import dev.attest.documents.Span;
import dev.attest.documents.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Bags of words, hashed: texts are near when they share words. Quick, deterministic, knows no meaning. */
public final class FakeEmbedder implements Embedder, TokenEncoder, TokenCounter {

    private static final EmbeddingModel MODEL = new EmbeddingModel("fake/bag-of-words", 128, 510);
    private static final Pattern WORD = Pattern.compile("[^\\s\\p{Punct}]+|\\p{Punct}");

    /** The vector of a passage or a question, at once. */
    public float[] vector(String text) {
        float[] sum = new float[MODEL.dimension()];
        // So that no text is without direction.
        sum[0] = 0.1f;
        for (Span span : spans(text)) {
            add(span.of(text), sum);
        }
        return normalized(sum);
    }

    @Override
    public EmbeddingModel model() {
        return MODEL;
    }

    @Override
    public Mono<List<float[]>> passages(List<String> texts) {
        return Mono.fromSupplier(() -> texts.stream().map(this::vector).toList());
    }

    @Override
    public Mono<float[]> question(String text) {
        return Mono.fromSupplier(() -> vector(text));
    }

    @Override
    public String name() {
        return MODEL.name();
    }

    @Override
    public Mono<List<Encoding>> encode(List<String> passages) {
        return Mono.fromSupplier(() -> passages.stream()
                .map(text -> new Encoding(vector(text), tokens(text)))
                .toList());
    }

    @Override
    public Mono<TokenVectors> questionTokens(String text) {
        return Mono.fromSupplier(() -> tokens(text));
    }

    @Override
    public int count(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    private TokenVectors tokens(String text) {
        List<Span> spans = spans(text);
        float[][] vectors = new float[spans.size()][MODEL.dimension()];
        for (int i = 0; i < vectors.length; i++) {
            add(spans.get(i).of(text), vectors[i]);
        }
        return new TokenVectors(spans, vectors);
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (spans.size() < MODEL.window() && words.find()) {
            spans.add(new Span(words.start(), words.end()));
        }
        return spans;
    }

    private static void add(String word, float[] vector) {
        int hash = word.toLowerCase(Locale.ROOT).hashCode() * 0x9E3779B1;
        vector[1 + (hash >>> 16) % (vector.length - 1)] += 1;
    }

    private static float[] normalized(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
