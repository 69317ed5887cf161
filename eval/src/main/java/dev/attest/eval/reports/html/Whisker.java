package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.reading.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A figure as a dot on a scale, with its interval as a line, the baseline as a diamond and trivial judges as strokes. */
final class Whisker {

    private static final double LEFT = 7;
    private static final double LENGTH = 226;
    private static final double MIDDLE = 13;

    private final Scale scale;
    private final List<Html> shapes = new ArrayList<>();

    private Whisker(Scale scale) {
        this.scale = scale;
    }

    static Html of(MetricInfo metric, Figure figure, Optional<Comparison.Line> change) {
        if (figure.value() == null || figure.low() == null || figure.high() == null) {
            return Html.NONE;
        }
        Whisker whisker = new Whisker(Scale.fixed(metric, values(figure, change)));
        whisker.axis(metric);
        trivial(figure).forEach(value -> whisker.stroke("trivial", value, 8));
        whisker.shapes.add(Svg.line("interval", whisker.x(figure.low()), MIDDLE, whisker.x(figure.high()), MIDDLE));
        whisker.stroke("interval", figure.low(), 4);
        whisker.stroke("interval", figure.high(), 4);
        change.ifPresent(line -> whisker.shapes.add(Svg.diamond("before", whisker.x(line.before()), MIDDLE, 5)));
        whisker.shapes.add(Svg.dot("now", whisker.x(figure.value()), MIDDLE, 4));
        return Html.of(
                """
                <svg class="whisker" viewBox="0 0 240 36" role="img" aria-label="{}: {}, 95 % interval {}">{}</svg>""",
                metric.title(),
                Numbers.value(metric, figure.value()),
                Numbers.interval(metric, figure.low(), figure.high()),
                whisker.shapes);
    }

    private void axis(MetricInfo metric) {
        shapes.add(Svg.line("axis", LEFT, MIDDLE, LEFT + LENGTH, MIDDLE));
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            stroke("axis", scale.least() + share * (scale.most() - scale.least()), 3);
        }
        shapes.add(Svg.text("start", 2, 33, "0"));
        shapes.add(Svg.text("end", 238, 33, scale.most() == 1 ? "1" : Numbers.value(metric, scale.most())));
    }

    private void stroke(String kind, double value, double half) {
        shapes.add(Svg.line(kind, x(value), MIDDLE - half, x(value), MIDDLE + half));
    }

    private double x(double value) {
        return LEFT + scale.place(value, LENGTH);
    }

    private static Stream<Double> trivial(Figure figure) {
        return figure.trivial().stream().map(Figure.Trivial::value).filter(Objects::nonNull);
    }

    private static DoubleStream values(Figure figure, Optional<Comparison.Line> change) {
        Stream<Double> shown =
                Stream.concat(trivial(figure), Stream.of(figure.high()).filter(Objects::nonNull));
        return Stream.concat(shown, change.map(Comparison.Line::before).stream())
                .mapToDouble(Double::doubleValue);
    }
}
