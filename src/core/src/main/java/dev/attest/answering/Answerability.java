package dev.attest.answering;

import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Passage;
import java.util.List;
import reactor.core.publisher.Mono;

/** Decides, before anything is written, whether the passages hold an answer at all. */
public final class Answerability {

    private static final int PASSAGES = 3;

    private final KeywordIndex words;
    private final AnswerabilityRule rule;

    public Answerability(KeywordIndex words, AnswerabilityRule rule) {
        this.words = words;
        this.rule = rule;
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
        double cosine = passages.stream().mapToDouble(Passage::cosine).max().orElse(0);
        return words.coverage(question, texts)
                .map(coverages ->
                        new Signals(coverages.stream().mapToDouble(c -> c).max().orElse(0), cosine));
    }

    /**
     * How near the passages come to the question.
     *
     * @param coverage the largest share of the question's word weight in one of the first passages, 0 to 1
     * @param cosine the largest cosine between question and passage
     */
    public record Signals(double coverage, double cosine) {}
}
