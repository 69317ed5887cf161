package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static final List<Double> EDGES = List.of(-1.0, 0.0, .5, 2.0);

    @Test
    void aValueFallsBeyondAllEdgesThatAreNotGreater() {
        var edges = new Histogram.Edges(EDGES);
        var histogram = new Histogram(EDGES, Collections.nCopies(5, 0L));
        new Random(7).doubles(1000, -3, 3).forEach(value -> {
            int bin = (int) EDGES.stream().filter(edge -> edge <= value).count();
            assertThat(edges.bin(value)).isEqualTo(bin);
            assertThat(histogram.bin(value)).isEqualTo(bin);
        });
        for (int i = 0; i < EDGES.size(); i++) {
            assertThat(edges.bin(EDGES.get(i))).isEqualTo(i + 1);
        }
    }

    @Test
    void countsValuesBetweenItsEdges() {
        assertThat(Histogram.of(EDGES, new double[] {-2, -1, 0, .4, 7, 8, 9}).counts())
                .containsExactly(1L, 1L, 2L, 0L, 3L);
        assertThat(Histogram.of(List.of(), new double[] {1, 2}).counts()).containsExactly(2L);
    }
}
