package dev.attest.answering;

import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Passage;
import java.util.List;
import java.util.OptionalDouble;
import reactor.core.publisher.Mono;

/** Decides, before anything is written, whether the passages hold an answer at all. */
public final class Answerability {

    private static final int PASSAGES = 3;

    private final KeywordIndex words;
    private final AnswerabilityRule rule;
    private final Embedder bundled;

    /**
     * A decision by a rule.
     *
     * @param bundled the encoder the rule was calibrated with, which compares where retrieval did not
     */
    public Answerability(KeywordIndex words, AnswerabilityRule rule, Embedder bundled) {
        this.words = words;
        this.rule = rule;
        this.bundled = bundled;
    }

    /** Whether to answer; false without passages. */
    public Mono<Boolean> answerable(String question, List<Passage> passages) {
        return signals(question, passages).map(rule::answerable).defaultIfEmpty(false);
    }

    /** What the rule looks at; empty without passages. Also what the calibration measures. */
    public Mono<Signals> signals(String question, List<Passage> passages) {
        if (passages.isEmpty()) {
            return Mono.empty();
        }
        List<String> texts = passages.stream()
                .limit(PASSAGES)
                .map(passage -> passage.chunk().text())
                .toList();
        Mono<Double> coverage = words.coverage(question, texts)
                .map(coverages -> coverages.stream().mapToDouble(c -> c).max().orElse(0));
        return Mono.zip(coverage, cosine(question, passages, texts), Signals::new);
    }

    /** As retrieval found it, or else by the bundled encoder, for no other cosine means the same. */
    private Mono<Double> cosine(String question, List<Passage> passages, List<String> texts) {
        OptionalDouble found = passages.stream()
                .map(passage -> passage.relevance().cosine())
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        return found.isPresent()
                ? Mono.just(found.getAsDouble())
                : Mono.zip(bundled.question(question), bundled.passages(texts))
                        .map(vectors -> vectors.getT2().stream()
                                .mapToDouble(passage -> product(vectors.getT1(), passage))
                                .max()
                                .orElse(0));
    }

    private static double product(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }

    /**
     * How near the passages come to the question.
     *
     * @param coverage the largest share of the question's word weight in one of the first passages, 0 to 1
     * @param cosine the largest cosine between question and passage, by the bundled encoder
     */
    public record Signals(double coverage, double cosine) {}
}
