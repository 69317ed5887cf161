package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Span;
import dev.attest.retrieval.MultiVector.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaxSimTest {

    /** Numbers that four levels hold exactly. */
    private static final float[] EAST = {10, -10, 3, -3};

    private static final float[] WEST = {-10, 10, 3, -3};
    private static final float[] NORTH = {3, -3, 10, -10};

    private static float[] unit(float[] vector) {
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] / (float) Math.sqrt(218);
        }
        return unit;
    }

    /** A question of one word a token, each a character wide. */
    private static Optional<MaxSim> question(List<Double> weights, float[]... tokens) {
        List<Span> spans = IntStream.range(0, tokens.length)
                .mapToObj(i -> new Span(i, i + 1))
                .toList();
        float[][] units = new float[tokens.length][];
        for (int i = 0; i < units.length; i++) {
            units[i] = unit(tokens[i]);
        }
        List<WordWeight> words = IntStream.range(0, weights.size())
                .mapToObj(i -> new WordWeight(spans.get(i), weights.get(i)))
                .toList();
        return MaxSim.of(new TokenVectors(spans, units), words);
    }

    private static MultiVector passage(List<Sentence> sentences, float[]... tokens) {
        return new MultiVector(new QuantizedVector(new byte[] {1}, 1), sentences, TokenCodes.of(List.of(tokens)));
    }

    @Test
    void weighsTheBestMeetingOfEachWord() {
        MaxSim question = question(List.of(9.0, 1.0), EAST, WEST).orElseThrow();
        MultiVector passage = passage(
                List.of(new Sentence(new Span(0, 9), 0, 1), new Sentence(new Span(10, 19), 1, 3)), EAST, WEST, NORTH);

        Match match = question.match(passage).orElseThrow();

        double apart = (-200 + 18) / 218.0;
        assertThat(match.sentence()).isEqualTo(new Span(0, 9));
        assertThat(match.score()).isCloseTo(0.9 + 0.1 * apart, within(1e-3));
        assertThat(match.whole()).isCloseTo(1, within(1e-3));
    }

    @Test
    void countsWordsWithoutWeightForNextToNothing() {
        MaxSim question = question(List.of(1.0), EAST, WEST).orElseThrow();

        Match match = question.match(passage(List.of(new Sentence(new Span(0, 9), 0, 1)), EAST))
                .orElseThrow();

        assertThat(match.score()).isCloseTo((1 + 0.05 * (-182 / 218.0)) / 1.05, within(1e-3));
    }

    @Test
    void meetsNothingInAPassageWithoutSentences() {
        assertThat(question(List.of(1.0), EAST).orElseThrow().match(passage(List.of(), EAST)))
                .isEmpty();
    }

    @Test
    void aQuestionWithoutTokensMeetsNothing() {
        assertThat(question(List.of())).isEmpty();
    }

    @Test
    void ofAVeryLongQuestionTheWeightiestTokensCount() {
        float[][] tokens = new float[200][];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = i == 150 ? NORTH : EAST;
        }
        List<Double> weights =
                IntStream.range(0, 200).mapToObj(i -> i == 150 ? 1e6 : 1.0).toList();

        Match match = question(weights, tokens)
                .orElseThrow()
                .match(passage(List.of(new Sentence(new Span(0, 9), 0, 1)), NORTH))
                .orElseThrow();

        assertThat(match.score()).isCloseTo(1, within(1e-3));
    }
}
