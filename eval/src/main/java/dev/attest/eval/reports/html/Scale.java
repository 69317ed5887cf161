package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.reading.MetricGroup;
import java.util.stream.DoubleStream;

/** Places values between the ends of an axis. */
record Scale(double least, double most) {

    /** From 0 to 1 for shares; for other units from 0 to the next round number above all values. */
    static Scale fixed(MetricInfo metric, DoubleStream values) {
        return MetricGroup.isShare(metric)
                ? new Scale(0, 1)
                : new Scale(0, round(values.max().orElse(1)));
    }

    /** Around the values, from and to a tenth of a share, or a round number for other units. */
    static Scale around(MetricInfo metric, DoubleStream values) {
        double[] all = values.toArray();
        double max = DoubleStream.of(all).max().orElse(1);
        double min = DoubleStream.of(all).min().orElse(0);
        if (!MetricGroup.isShare(metric)) {
            return new Scale(0, round(max));
        }
        double least = Math.max(0, Math.min(0.9, Math.floor(min * 10 - 1e-9) / 10));
        return new Scale(least, Math.min(1, Math.max(least + 0.1, Math.ceil(max * 10 + 1e-9) / 10)));
    }

    /** The place of a value on a line of a length, inside it. */
    double place(double value, double length) {
        return Math.max(0, Math.min(1, (value - least) / (most - least))) * length;
    }

    private static double round(double max) {
        if (!(max > 0)) {
            return 1;
        }
        double ten = Math.pow(10, Math.floor(Math.log10(max)));
        return DoubleStream.of(1, 2, 2.5, 5, 10)
                .map(step -> step * ten)
                .filter(end -> end >= max)
                .findFirst()
                .orElse(10 * ten);
    }
}
