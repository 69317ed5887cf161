package dev.attest.answering.langchain4j;

import dev.attest.documents.Span;
import dev.attest.retrieval.Encoding;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Encodes each word as itself, at once: for tests in which only words count. */
final class WordEncoder implements TokenEncoder {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    @Override
    public String name() {
        return "words";
    }

    @Override
    public Mono<List<Encoding>> encode(List<String> passages) {
        return Mono.fromSupplier(() -> passages.stream()
                .map(text -> new Encoding(new float[256], tokens(text)))
                .toList());
    }

    @Override
    public Mono<TokenVectors> questionTokens(String text) {
        return Mono.fromSupplier(() -> tokens(text));
    }

    private static TokenVectors tokens(String text) {
        var spans = new ArrayList<Span>();
        var vectors = new ArrayList<float[]>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            spans.add(new Span(words.start(), words.end()));
            float[] vector = new float[256];
            vector[Math.floorMod(words.group().toLowerCase(Locale.ROOT).hashCode(), 256)] = 1;
            vectors.add(vector);
        }
        return new TokenVectors(spans, vectors.toArray(float[][]::new));
    }
}
