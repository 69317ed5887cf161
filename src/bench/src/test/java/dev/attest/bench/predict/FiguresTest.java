package dev.attest.bench.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void takesPercentilesByTheNearestRank() {
        var latencies = new Latencies();
        for (int ms = 100; ms >= 1; ms--) {
            latencies.add(ms * 1_000_000L, ms == 7 ? 503 : 200);
        }
        assertThat(latencies.result(2_000_000_000L)).isEqualTo(new LoadResult(100, 1, 50, 50, 99));
    }

    @Test
    void collectsMoreThanItHadRoomFor() {
        var latencies = new Latencies();
        for (int i = 0; i < 100_000; i++) {
            latencies.add(1_000_000, 200);
        }
        assertThat(latencies.result(1_000_000_000L)).isEqualTo(new LoadResult(100_000, 0, 100_000, 1, 1));
    }

    @Test
    void givesTheMedianRatioWithAnIntervalThatHoldsIt() {
        Ratio ratio = Ratio.of(List.of(.9, .7, .8, 1.0, .75));
        assertThat(ratio.median()).isEqualTo(.8);
        assertThat(ratio.low()).isBetween(.7, .8);
        assertThat(ratio.high()).isBetween(.8, 1.0);
        assertThat(ratio.rounds()).isEqualTo(5);
        assertThat(Ratio.of(List.of(.5)).low()).isEqualTo(.5);
        assertThat(Ratio.of(List.of(.5, 1.0)).median()).isEqualTo(.75);
    }

    @Test
    void sendsTheSameMeasuredValuesEveryTime() {
        double[] values = Requests.values(Requests.BATCH);
        assertThat(values).hasSize(4_000).isEqualTo(Requests.values(Requests.BATCH));
        assertThat(values[0]).isBetween(4.3, 7.9);
        assertThat(values[3]).isBetween(0.1, 2.5);
        assertThat(values[0] * 10).isCloseTo(Math.rint(values[0] * 10), within(1e-9));
    }
}
