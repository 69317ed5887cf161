package dev.attest.bench.synthetic;

import dev.attest.blocking.Blocking;
import dev.attest.documents.Span;
import dev.attest.documents.TokenCounter;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.Encoding;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Stands in for the bundled encoder where only the number and form of its vectors matter: a hundred times as fast. A text that
 * says {@code Part 12} has the vector of chunk 12, any other one about some topic. Words are tokens; a word's vector is
 * {@value #OF_WORD} of the word's own direction and {@value #OF_TEXT} of its text's vector, so that the same word in two texts is
 * nearer than any two words in one. Nothing depends on anything but the text and the seed. Thread-safe.
 */
public final class SyntheticEncoder implements Embedder, TokenEncoder, TokenCounter {

    private static final EmbeddingModel MODEL = new EmbeddingModel("synthetic", Synthetic.DIMENSION, 510);
    private static final Pattern PART = Pattern.compile("\\bPart (\\d{1,9})\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final float OF_WORD = .8f;
    private static final float OF_TEXT = .6f;

    /** Words share directions, or these would take much of the memory that is measured. */
    private static final int DIRECTIONS = 4_096;

    private final Synthetic chunks;
    private final float[][] words;
    private final LongAdder nanos = new LongAdder();

    public SyntheticEncoder(Synthetic chunks, long seed) {
        this.chunks = chunks;
        RandomGenerator random = new SplittableRandom(~seed);
        this.words = IntStream.range(0, DIRECTIONS)
                .mapToObj(word -> UnitVectors.direction(random))
                .toArray(float[][]::new);
    }

    /** A chunk as a section of a document in Markdown, by which the encoder knows it. */
    public String section(int chunk) {
        return "## Part " + chunk + "\n\n" + chunks.text(chunk) + "\n\n";
    }

    /** Milliseconds spent in encoding passages, on whatever threads. */
    public double spentMillis() {
        return nanos.sum() / 1e6;
    }

    @Override
    public EmbeddingModel model() {
        return MODEL;
    }

    @Override
    public String name() {
        return MODEL.name();
    }

    @Override
    public Mono<List<float[]>> passages(List<String> texts) {
        return each(texts, this::vector);
    }

    @Override
    public Mono<float[]> question(String text) {
        return Mono.fromSupplier(() -> vector(text));
    }

    @Override
    public Mono<List<Encoding>> encode(List<String> passages) {
        return each(passages, text -> new Encoding(vector(text), tokens(text)));
    }

    @Override
    public Mono<TokenVectors> questionTokens(String text) {
        return Mono.fromSupplier(() -> tokens(text));
    }

    @Override
    public float[] centre() {
        return new float[Synthetic.DIMENSION];
    }

    @Override
    public int count(String text) {
        Matcher words = WORD.matcher(text);
        int count = 0;
        while (words.find()) {
            count++;
        }
        return count;
    }

    private <T> Mono<List<T>> each(List<String> texts, Function<String, T> encoding) {
        return Blocking.on(Schedulers.boundedElastic(), () -> {
            long began = System.nanoTime();
            List<T> encoded = texts.stream().map(encoding).toList();
            nanos.add(System.nanoTime() - began);
            return encoded;
        });
    }

    private float[] vector(String text) {
        Matcher part = PART.matcher(text);
        return part.find() ? chunks.vector(Integer.parseInt(part.group(1))) : chunks.about(text);
    }

    private TokenVectors tokens(String text) {
        float[] about = vector(text);
        List<Span> spans = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) {
            spans.add(new Span(found.start(), found.end()));
            vectors.add(UnitVectors.between(direction(found.group()), OF_WORD, about, OF_TEXT));
        }
        return new TokenVectors(spans, vectors.toArray(float[][]::new));
    }

    private float[] direction(String word) {
        return words[Math.floorMod(word.toLowerCase(Locale.ROOT).hashCode(), DIRECTIONS)];
    }
}
