package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every {@link Embedder} promises. */
public abstract class EmbedderContract {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> TEXTS = List.of(
            "Parental leave lasts sixteen weeks and is fully paid.",
            "The canteen opens at nine.",
            "Hi",
            "Caf\u00e9 \uD83D\uDE00",
            ("Travel expenses above 200 euros need the approval of a manager before the trip is booked. ").repeat(12),
            "Laptops are replaced every four years.",
            "");

    /** The embedder under test. */
    protected abstract Embedder embedder();

    @Test
    void embedsNothingAsNothing() {
        assertThat(passages(List.of())).isEmpty();
    }

    @Test
    void givesVectorsOfUnitLengthAndOneDimension() {
        List<float[]> vectors = new ArrayList<>(passages(TEXTS));
        vectors.add(question("How long is parental leave?"));
        vectors.add(question(""));

        assertThat(vectors).hasSize(TEXTS.size() + 2).allSatisfy(vector -> {
            assertThat(vector).hasSize(embedder().model().dimension());
            assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-4));
        });
    }

    @Test
    void keepsTheOrderOfTextsAndEmbedsEachAsIfItWereAlone() {
        List<String> shuffled = new ArrayList<>(TEXTS);
        shuffled.addAll(TEXTS);
        Collections.shuffle(shuffled, new Random(7));

        List<float[]> together = passages(shuffled);

        for (int i = 0; i < shuffled.size(); i++) {
            float[] alone = passages(List.of(shuffled.get(i))).get(0);
            assertThat(cosine(together.get(i), alone)).as(shuffled.get(i)).isGreaterThan(0.999);
        }
    }

    @Test
    void putsAnAnswerNearerToItsQuestionThanOthers() {
        float[] question = question("How long is parental leave?");
        List<float[]> passages = passages(TEXTS.subList(0, 2));

        assertThat(cosine(question, passages.get(0))).isGreaterThan(cosine(question, passages.get(1)) + 0.1);
    }

    @Test
    void embedsATextBeyondTheWindowByItsBeginning() {
        String window = "leave ".repeat(embedder().model().window());

        List<float[]> vectors = passages(List.of(window, window + "canteen ".repeat(3000)));

        assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(0.9999);
    }

    @Test
    void serves16CallersAtOnce() {
        List<float[]> expected = passages(TEXTS);

        List<List<float[]>> all = Flux.range(0, 16)
                .flatMap(i -> embedder().passages(TEXTS), 16)
                .collectList()
                .block(PATIENCE);

        assertThat(all).hasSize(16).allSatisfy(vectors -> {
            for (int i = 0; i < expected.size(); i++) {
                assertThat(cosine(vectors.get(i), expected.get(i))).isGreaterThan(0.999);
            }
        });
    }

    protected final List<float[]> passages(List<String> texts) {
        return now(embedder().passages(texts));
    }

    protected final float[] question(String text) {
        return now(embedder().question(text));
    }

    protected static double cosine(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }

    protected static <T> T now(Mono<T> result) {
        return result.blockOptional(PATIENCE).orElseThrow();
    }
}
