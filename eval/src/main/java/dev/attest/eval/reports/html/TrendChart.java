package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.html.TrendSection.Point;
import dev.attest.eval.reports.reading.Numbers;
import dev.attest.eval.reports.reading.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** A metric over runs: a line with a whisker at each run, broken where a run did not measure it. */
final class TrendChart {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final double LEFT = 46;
    private static final double RIGHT = 310;
    private static final double TOP = 12;
    private static final double BOTTOM = 104;

    private final MetricInfo metric;
    private final List<Point> points;
    private final Scale scale;

    private TrendChart(MetricInfo metric, List<Point> points) {
        this.metric = metric;
        this.points = points;
        this.scale = Scale.around(
                metric,
                points.stream()
                        .filter(point -> point.figure() != null)
                        .flatMapToDouble(point -> DoubleStream.of(point.low(), point.high())));
    }

    static Html figure(MetricInfo metric, List<Point> points) {
        TrendChart chart = new TrendChart(metric, points);
        String id = "trend-" + metric.name();
        return Html.of(
                """
                <figure><figcaption>{} <span class="dim">{}</span></figcaption>
                <svg class="trend" viewBox="0 0 320 128" role="img" aria-labelledby="{}-title {}-desc">\
                <title id="{}-title">{} by run</title><desc id="{}-desc">{}</desc>{}{}{}{}</svg></figure>
                """,
                metric.title(),
                Wording.direction(metric),
                id,
                id,
                id,
                metric.title(),
                id,
                chart.description(),
                chart.grid(),
                chart.path(),
                chart.whiskers(),
                chart.days());
    }

    private String description() {
        List<Point> measured =
                points.stream().filter(point -> point.figure() != null).toList();
        if (measured.isEmpty()) {
            return "No run measured it.";
        }
        Point first = measured.get(0);
        Point last = measured.get(measured.size() - 1);
        return "%s on %s, %s on %s; measured in %d of %d runs. The numbers stand in the table below the charts."
                .formatted(
                        Numbers.value(metric, first.value()),
                        day(first.started()),
                        Numbers.value(metric, last.value()),
                        day(last.started()),
                        measured.size(),
                        points.size());
    }

    private Html grid() {
        List<Html> lines = new ArrayList<>();
        for (double share : new double[] {0, 0.5, 1}) {
            double value = scale.least() + share * (scale.most() - scale.least());
            lines.add(Svg.line("grid", LEFT, y(value), RIGHT, y(value)));
            lines.add(Svg.text("end", LEFT - 6, y(value) + 4, label(value)));
        }
        return Html.of("{}", lines);
    }

    private String label(double value) {
        String digits = Numbers.digits(metric, value);
        return digits.contains(".") ? digits.replaceFirst("0+$", "").replaceFirst("\\.$", "") : digits;
    }

    private Html path() {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < points.size(); i++) {
            boolean measured = points.get(i).figure() != null;
            if (measured) {
                path.append(pen ? "L" : "M")
                        .append(Svg.at(x(i)))
                        .append(' ')
                        .append(Svg.at(y(points.get(i).value())));
            }
            pen = measured;
        }
        return Html.when(!path.isEmpty(), Html.of("<path class=\"path\" d=\"{}\"/>", path));
    }

    private Html whiskers() {
        List<Html> shapes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean last = i == points.size() - 1;
            if (point.figure() != null) {
                shapes.add(Svg.line(last ? "interval" : "past", x(i), y(point.low()), x(i), y(point.high())));
                shapes.add(Svg.dot(last ? "now" : "then", x(i), y(point.value()), last ? 4.5 : 3));
            }
        }
        return Html.of("{}", shapes);
    }

    private Html days() {
        int last = points.size() - 1;
        return Html.join(
                Svg.text("start", LEFT, 122, day(points.get(0).started())),
                Svg.text("end", RIGHT, 122, day(points.get(last).started())));
    }

    private double x(int run) {
        return LEFT + 10 + run * (RIGHT - LEFT - 20) / Math.max(1, points.size() - 1);
    }

    private double y(double value) {
        return BOTTOM - scale.place(value, BOTTOM - TOP);
    }

    private static String day(Instant instant) {
        return DAY.format(instant);
    }
}
