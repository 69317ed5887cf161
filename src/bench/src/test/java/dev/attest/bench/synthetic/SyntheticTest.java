package dev.attest.bench.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticTest {

    @Test
    void makesTheSameChunksOfTheSameSeedHoweverManyThereAre() {
        var one = new Synthetic(50, 7);
        var more = new Synthetic(1_000_000, 7);
        var other = new Synthetic(50, 8);

        assertThat(one.vector(49)).isEqualTo(more.vector(49)).isNotEqualTo(other.vector(49));
        assertThat(one.text(49)).isEqualTo(more.text(49)).isNotEqualTo(other.text(49));
        assertThat(one.fields(49)).isEqualTo(more.fields(49));
        assertThat(one.question(3)).isEqualTo(more.question(3)).isNotEqualTo(one.question(4));
        assertThat(one.questions(3)[2]).isEqualTo(more.questions(3)[2]).isNotEqualTo(other.questions(3)[2]);
    }

    @Test
    void makesVectorsOfUnitLengthThatAreNearWithinATopic() {
        var chunks = new Synthetic(5_000, 7);
        int[] together = IntStream.range(1, chunks.size())
                .filter(chunk -> chunks.topic(chunk) == chunks.topic(0))
                .toArray();
        int elsewhere = IntStream.range(1, chunks.size())
                .filter(chunk -> chunks.topic(chunk) != chunks.topic(0))
                .findFirst()
                .orElseThrow();

        assertThat(cosine(chunks.vector(0), chunks.vector(0))).isCloseTo(1, within(1e-5));
        assertThat(together).isNotEmpty();
        assertThat(cosine(chunks.vector(0), chunks.vector(together[0]))).isCloseTo(.7, within(.15));
        assertThat(cosine(chunks.vector(0), chunks.vector(elsewhere))).isCloseTo(.35, within(.15));
    }

    @Test
    void usesFewWordsOftenAndManyOnce() {
        var chunks = new Synthetic(100, 7);
        String all =
                String.join(" ", IntStream.range(0, 100).mapToObj(chunks::text).toList());

        assertThat(count("\\b[wW]?[a-z0-9]+", chunks.text(0))).isEqualTo(128);
        assertThat(count("\\b[wW]1\\b", all)).isGreaterThan(300);
        assertThat(count("\\bw19999\\b", all)).isLessThan(20);
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    static double cosine(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
