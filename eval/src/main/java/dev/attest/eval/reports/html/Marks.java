package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.reading.Wording;
import java.util.Locale;

/** Signs for good and bad. Each stands before the word for it; the colour only goes along. */
final class Marks {

    private Marks() {}

    /** The class of a change in the style sheet. */
    static String kind(Comparison.Line line) {
        return line.change().name().toLowerCase(Locale.ROOT);
    }

    static Html change(MetricInfo metric, Comparison.Line line) {
        return Html.of("<span aria-hidden=\"true\">{}</span> {}", sign(line.change()), Wording.change(metric, line));
    }

    static String sign(Comparison.Change change) {
        return switch (change) {
            case BETTER -> "▲";
            case WORSE -> "▼";
            case SAME -> "=";
        };
    }
}
