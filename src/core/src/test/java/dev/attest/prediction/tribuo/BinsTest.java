package dev.attest.prediction.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Rows;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinsTest {

    private final Columns columns = new Columns(List.of(Tables.number("x")));

    @Test
    void givesFewValuesABinEach() {
        Bins bins = Bins.of(new Rows(1, new double[] {3, 1, 2, 3, 1}), columns);
        assertThat(DoubleStream.of(0, 1, 1.5, 1.6, 2, 3, 9).mapToInt(value -> bins.bin(0, value)))
                .containsExactly(0, 0, 0, 1, 1, 2, 2);
        assertThat(bins.edge(0, .5)).isEqualTo(1.5);
        assertThat(bins.edge(0, 1)).isEqualTo(2.5);
    }

    @Test
    void givesManyValuesBinsOfAboutTheSameSize() {
        var random = new SplittableRandom(1);
        double[] values = random.doubles(10_000).map(x -> x * x * x).toArray();
        Bins bins = Bins.of(new Rows(1, values.clone()), columns);
        int[] counts = new int[Bins.MOST];
        DoubleStream.of(values).forEach(value -> counts[bins.bin(0, value)]++);
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(150, 163));
    }

    @Test
    void keepsAValueThatMostRowsHaveToItself() {
        double[] values =
                IntStream.range(0, 1_000).mapToDouble(i -> i < 900 ? 0 : i).toArray();
        Bins bins = Bins.of(new Rows(1, values), columns);
        assertThat(bins.bin(0, 0)).isZero();
        assertThat(bins.bin(0, 900)).isEqualTo(1);
        assertThat(bins.bin(0, 999)).isGreaterThan(5);
    }

    @Test
    void dividesNeighbouringNumbers() {
        double next = Math.nextUp(1.0);
        Bins bins = Bins.of(new Rows(1, new double[] {1, next, Math.nextUp(next)}), columns);
        assertThat(List.of(bins.bin(0, 1), bins.bin(0, next), bins.bin(0, Math.nextUp(next))))
                .containsExactly(0, 1, 2);
    }

    @Test
    void leavesAColumnThatNeverChangesUndivided() {
        Bins bins = Bins.of(new Rows(1, new double[] {7, 7, 7}), columns);
        assertThat(bins.bin(0, 6)).isEqualTo(bins.bin(0, 8)).isZero();
    }
}
