package dev.attest.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.bench.synthetic.Synthetic;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestCosinesTest {

    private final Synthetic chunks = new Synthetic(5_000, 7);
    private final float[][] questions = chunks.questions(2);
    private final NearestCosines nearest = NearestCosines.of(chunks, questions);

    private double[] cosines() {
        return IntStream.range(0, chunks.size())
                .mapToObj(chunk -> {
                    float[] vector = chunks.vector(chunk);
                    return IntStream.range(0, vector.length)
                            .mapToDouble(i -> vector[i] * questions[1][i])
                            .sum();
                })
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    @Test
    void findsAllOfWhatIsNearestInWhatIsNearest() {
        double[] best = cosines();

        assertThat(nearest.recall(1, best)).isEqualTo(1);
        assertThat(nearest.recall(1, new double[0])).isZero();
    }

    @Test
    void missesWhatIsFartherAway() {
        double[] best = cosines();

        assertThat(nearest.recall(
                        1, IntStream.range(5, 15).mapToDouble(i -> best[i]).toArray()))
                .isEqualTo(.5);
        assertThat(nearest.recall(
                        1, IntStream.range(100, 110).mapToDouble(i -> best[i]).toArray()))
                .isZero();
    }
}
