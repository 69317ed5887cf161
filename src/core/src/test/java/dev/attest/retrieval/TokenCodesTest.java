package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenCodesTest {

    private static float[] gaussian(Random random, int dimension) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static double cosine(float[] vector, int[] levels, double length) {
        double product = 0;
        double squares = 0;
        for (int i = 0; i < levels.length; i++) {
            product += vector[i] * levels[i];
            squares += vector[i] * vector[i];
        }
        return product / length / Math.sqrt(squares);
    }

    @Test
    void takesFourLevelsAroundNothing() {
        // The deviation is 2.16: beyond 2.12 a number is a large one.
        TokenCodes codes = TokenCodes.of(List.of(new float[] {-3, -1, 0, 1, 3}));
        int[] levels = new int[5];

        assertThat(codes.decode(0, levels)).isCloseTo(Math.sqrt(2 * 100 + 3 * 9), within(1e-9));
        assertThat(levels).containsExactly(-10, -3, 3, 3, 10);
        assertThat(codes.codes()).containsExactly(0b10_10_01_00, 0b11);
    }

    @Test
    void losesWhatLloydAndMaxSayOfGaussianNumbers() {
        var random = new Random(1);
        List<float[]> vectors = List.of(gaussian(random, 384), gaussian(random, 384), gaussian(random, 384));
        TokenCodes codes = TokenCodes.of(vectors);
        int[] levels = new int[384];

        assertThat(codes.size()).isEqualTo(3);
        for (int token = 0; token < 3; token++) {
            double length = codes.decode(token, levels);
            // A distortion of 0.1175 is a cosine of the square root of 1 - 0.1175.
            assertThat(cosine(vectors.get(token), levels, length)).isCloseTo(Math.sqrt(1 - 0.1175), within(0.02));
        }
    }

    @Test
    void refusesPartsOfTokens() {
        assertThatThrownBy(() -> new TokenCodes(5, new byte[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenCodes(0, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThat(TokenCodes.of(List.of())).isEqualTo(TokenCodes.NONE);
    }
}
