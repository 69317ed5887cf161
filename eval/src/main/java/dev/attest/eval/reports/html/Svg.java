package dev.attest.eval.reports.html;

import java.util.Locale;

/** Shapes. Their colours are classes of the style sheet, for a policy that allows no styles in attributes. */
final class Svg {

    private Svg() {}

    static Html line(String kind, double x1, double y1, double x2, double y2) {
        return Html.of(
                "<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", kind, at(x1), at(y1), at(x2), at(y2));
    }

    static Html dot(String kind, double x, double y, double radius) {
        return Html.of("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", kind, at(x), at(y), at(radius));
    }

    static Html diamond(String kind, double x, double y, double radius) {
        return Html.of(
                "<path class=\"{}\" d=\"M{} {}l{} {}l{} {}l{} {}z\"/>",
                kind,
                at(x - radius),
                at(y),
                at(radius),
                at(-radius),
                at(radius),
                at(radius),
                at(-radius),
                at(radius));
    }

    static Html text(String anchor, double x, double y, String text) {
        return Html.of("<text text-anchor=\"{}\" x=\"{}\" y=\"{}\">{}</text>", anchor, at(x), at(y), text);
    }

    static String at(double place) {
        String digits = String.format(Locale.ROOT, "%.1f", place);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }
}
