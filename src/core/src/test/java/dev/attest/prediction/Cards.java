package dev.attest.prediction;

import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Feature.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Cards to test with. */
public final class Cards {

    private Cards() {}

    /** Four lengths in centimetres, three labels, everything a card can say of a feature. */
    public static ModelCard flowers(String version) {
        return card(
                "flowers",
                version,
                List.of(
                        number("sepalLength", "cm", 4, 8, 6),
                        number("sepalWidth", "cm", 2, 5, 3),
                        number("petalLength", "cm", 1, 7, 4),
                        number("petalWidth", "cm", 0, 3, 1)),
                List.of("red", "green", "blue"));
    }

    /** A number, a whole number and a category; two labels. */
    public static ModelCard loans(String version) {
        return card(
                "loans",
                version,
                List.of(
                        number("income", "EUR", 0, 100_000, 30_000),
                        new Feature(
                                "children",
                                Kind.INTEGER,
                                Optional.empty(),
                                Optional.of(new Range(0, 9)),
                                List.of(),
                                OptionalDouble.of(1),
                                Optional.empty()),
                        new Feature(
                                "housing",
                                Kind.CATEGORY,
                                Optional.empty(),
                                Optional.empty(),
                                List.of("rent", "own", "free"),
                                OptionalDouble.of(0),
                                Optional.empty())),
                List.of("no", "yes"));
    }

    /** A card of a fake model with these features. */
    public static ModelCard card(String name, String version, List<Feature> features, List<String> labels) {
        return new ModelCard(
                name,
                version,
                "For tests.",
                "fake",
                "fake",
                "model.fake",
                Optional.empty(),
                features,
                labels,
                Optional.empty(),
                Optional.empty());
    }

    /** A number with a range, a median, and a histogram of two bins about it with 50 values each. */
    public static Feature number(String name, String unit, double least, double greatest, double median) {
        return new Feature(
                name,
                Kind.NUMBER,
                Optional.of(unit),
                Optional.of(new Range(least, greatest)),
                List.of(),
                OptionalDouble.of(median),
                Optional.of(new Histogram(List.of(median), List.of(50L, 50L))));
    }
}
