package dev.attest.prediction.tribuo;

import dev.attest.prediction.Examples;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Feature.Range;
import dev.attest.prediction.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up tables to learn from. */
final class Tables {

    private Tables() {}

    /** Three labels, four numbers; the labels lie apart but overlap a little, and lines divide them. */
    static Examples flowers(int rows) {
        var random = new SplittableRandom(3);
        double[] values = new double[rows * 4];
        var answers = new ArrayList<Integer>();
        for (int row = 0; row < rows; row++) {
            int label = row % 3;
            for (int i = 0; i < 4; i++) {
                values[row * 4 + i] = 5 + label * (i - 1) + noise(random);
            }
            answers.add(label);
        }
        return examples(
                List.of(number("width"), number("height"), number("age"), number("depth")),
                List.of("red", "green", "blue"),
                new Rows(4, values),
                answers);
    }

    /**
     * Two labels that no line divides: yes where just one of two numbers is positive. A whole number and a category that say
     * nothing of it, and a number that never changes, are beside them.
     */
    static Examples chessboard(int rows) {
        var random = new SplittableRandom(4);
        double[] values = new double[rows * 5];
        var answers = new ArrayList<Integer>();
        for (int row = 0; row < rows; row++) {
            double x = random.nextDouble() * 2 - 1;
            double y = random.nextDouble() * 2 - 1;
            double[] columns = {x, random.nextInt(3), random.nextInt(10), y, 7};
            System.arraycopy(columns, 0, values, row * 5, 5);
            answers.add(x > 0 ^ y > 0 ? 1 : 0);
        }
        return examples(
                List.of(number("x"), housing(), children(), number("y"), number("constant")),
                List.of("no", "yes"),
                new Rows(5, values),
                answers);
    }

    /** A category that decides nearly everything, between a large number and a number that never changes. */
    static Examples loans(int rows) {
        var random = new SplittableRandom(5);
        double[] values = new double[rows * 4];
        var answers = new ArrayList<Integer>();
        for (int row = 0; row < rows; row++) {
            int housing = random.nextInt(3);
            double income = 1_000_000 + noise(random) * 1_000;
            double[] columns = {income, housing, random.nextInt(10), 7};
            System.arraycopy(columns, 0, values, row * 4, 4);
            answers.add(housing + noise(random) > .5 ? 1 : 0);
        }
        return examples(
                List.of(number("income"), housing(), children(), number("constant")),
                List.of("no", "yes"),
                new Rows(4, values),
                answers);
    }

    /** The same table with one other number. */
    static Examples with(Examples table, int row, int feature, double value) {
        double[] values = table.rows().values().clone();
        values[row * table.rows().width() + feature] = value;
        return examples(table.features(), table.labels(), new Rows(table.rows().width(), values), table.answers());
    }

    /** All of it, as learners take it. */
    static Part part(Examples examples) {
        return Part.of(examples, row -> true);
    }

    private static Examples examples(List<Feature> features, List<String> labels, Rows rows, List<Integer> answers) {
        return new Examples(features, labels, rows, answers, "0".repeat(64));
    }

    static Feature number(String name) {
        return new Feature(
                name,
                Kind.NUMBER,
                Optional.empty(),
                Optional.of(new Range(-100, 100)),
                List.of(),
                OptionalDouble.of(1),
                Optional.empty());
    }

    static Feature children() {
        return new Feature(
                "children",
                Kind.INTEGER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalDouble.of(1),
                Optional.empty());
    }

    static Feature housing() {
        return new Feature(
                "housing",
                Kind.CATEGORY,
                Optional.empty(),
                Optional.empty(),
                List.of("rent", "own", "free"),
                OptionalDouble.of(0),
                Optional.empty());
    }

    /** About normal: mean 0, standard deviation 1. */
    private static double noise(SplittableRandom random) {
        return IntStream.range(0, 12).mapToDouble(i -> random.nextDouble()).sum() - 6;
    }
}
