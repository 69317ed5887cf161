package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

public class QuantizedVectorTest {

    /** Between a kept vector and the one it was made of. */
    public static double cosine(QuantizedVector kept, float[] exact) {
        double product = 0;
        double ofKept = 0;
        double ofExact = 0;
        for (int i = 0; i < exact.length; i++) {
            double number = kept.scale() * kept.values()[i];
            product += number * exact[i];
            ofKept += number * number;
            ofExact += (double) exact[i] * exact[i];
        }
        return product / Math.sqrt(ofKept * ofExact);
    }

    private static float[] random(Random random, int dimension) {
        float[] vector = new float[dimension];
        double squares = 0;
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < dimension; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    @Test
    void pointsWhereTheVectorPoints() {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            float[] vector = random(random, 384);
            assertThat(cosine(QuantizedVector.of(vector), vector)).isGreaterThan(0.999);
        }
    }

    @Test
    void multipliesAsTheVectorsDo() {
        var random = new Random(2);
        for (int i = 0; i < 200; i++) {
            float[] a = random(random, 384);
            float[] b = random(random, 384);
            double exact = 0;
            for (int n = 0; n < a.length; n++) {
                exact += (double) a[n] * b[n];
            }
            assertThat((double) QuantizedVector.of(a).dot(QuantizedVector.of(b)))
                    .isCloseTo(exact, within(3e-3));
        }
    }

    @Test
    void keepsAVectorOfZeros() {
        QuantizedVector zero = QuantizedVector.of(new float[4]);

        assertThat(zero.values()).containsOnly(0);
        assertThat(zero.scale()).isPositive();
    }
}
