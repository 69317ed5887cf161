package dev.attest.eval.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final MetricInfo SHARE = metric("share");
    private static final MetricInfo MILLIS = metric("ms");

    @Test
    void sharesAreDrawnFromNoneToAll() {
        assertThat(Scale.fixed(SHARE, DoubleStream.of(0.4))).isEqualTo(new Scale(0, 1));
    }

    @Test
    void otherUnitsAreDrawnUpToARoundNumber() {
        assertThat(Scale.fixed(MILLIS, DoubleStream.of(119, 54))).isEqualTo(new Scale(0, 200));
        assertThat(Scale.fixed(MILLIS, DoubleStream.of(1000))).isEqualTo(new Scale(0, 1000));
        assertThat(Scale.fixed(MILLIS, DoubleStream.of(0))).isEqualTo(new Scale(0, 1));
    }

    @Test
    void aTrendIsDrawnBetweenTenths() {
        Scale scale = Scale.around(SHARE, DoubleStream.of(0.71, 0.78, 0.83));
        assertThat(scale.least()).isEqualTo(0.7);
        assertThat(scale.most()).isEqualTo(0.9);
        assertThat(Scale.around(SHARE, DoubleStream.of(1, 1))).isEqualTo(new Scale(0.9, 1));
        assertThat(Scale.around(SHARE, DoubleStream.of(0, 0))).isEqualTo(new Scale(0, 0.1));
        assertThat(Scale.around(SHARE, DoubleStream.empty())).isEqualTo(new Scale(0, 1));
    }

    @Test
    void nothingIsDrawnOutside() {
        Scale scale = new Scale(0.5, 1);
        assertThat(scale.place(0.75, 100)).isEqualTo(50);
        assertThat(scale.place(0, 100)).isZero();
        assertThat(scale.place(2, 100)).isEqualTo(100);
    }

    private static MetricInfo metric(String unit) {
        return new MetricInfo("m", "M", "", "", Direction.HIGHER, unit, false, false, List.of(Aggregate.MEAN));
    }
}
