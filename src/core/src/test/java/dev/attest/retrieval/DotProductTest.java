package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotProductTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 384, 387})
    void isTheSumOfTheProductsAtAnyDimension(int dimension) {
        Random random = new Random(dimension);
        float[] a = numbers(random, dimension);
        float[] b = numbers(random, dimension);
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            sum += (double) a[i] * b[i];
        }

        assertThat((double) DotProduct.of(a, b)).isCloseTo(sum, within(1e-4));
    }

    @Test
    void ofNothingIsZero() {
        assertThat(DotProduct.of(new float[0], new float[0])).isZero();
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
