package dev.attest.prediction.onnx;

import dev.attest.prediction.Cards;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** The models make_models.py wrote, with cards for them and what scikit-learn predicts. */
final class IrisModels {

    static final List<String> LABELS = List.of("setosa", "versicolor", "virginica");

    private IrisModels() {}

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(IrisModels.class.getResource(name + ".onnx"), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static ModelCard card(String... labels) {
        return Cards.card(
                "iris", "1", numbers("sepal length", "sepal width", "petal length", "petal width"), List.of(labels));
    }

    static ModelCard card() {
        return card(LABELS.toArray(String[]::new));
    }

    /** As mixed.onnx takes them, though in another order there, and with a name a converter would change. */
    static ModelCard mixed() {
        return Cards.card(
                "iris",
                "1",
                List.of(
                        numbers("petal length (cm)").get(0),
                        numbers("petal width").get(0),
                        numbers("sepal width").get(0),
                        feature("whole", Kind.INTEGER),
                        feature("large", Kind.CATEGORY, "no", "yes"),
                        feature("length", Kind.CATEGORY, "short", "medium", "long")),
                LABELS);
    }

    static List<Feature> numbers(String... names) {
        return Arrays.stream(names)
                .map(name -> Cards.number(name, "cm", 0.1, 8, 3))
                .toList();
    }

    static Feature feature(String name, Kind kind, String... values) {
        return new Feature(
                name,
                kind,
                Optional.empty(),
                Optional.empty(),
                List.of(values),
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** The values of the rows scikit-learn predicted from. */
    static Rows rows(String name, int features) {
        double[][] lines = lines(name);
        double[] values = new double[lines.length * features];
        for (int row = 0; row < lines.length; row++) {
            System.arraycopy(lines[row], 0, values, row * features, features);
        }
        return new Rows(features, values);
    }

    /** What it predicted of each row, in the order of its own labels. */
    static float[][] expected(String name, int features) {
        return Arrays.stream(lines(name))
                .map(line -> {
                    float[] row = new float[line.length - features];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = (float) line[features + i];
                    }
                    return row;
                })
                .toArray(float[][]::new);
    }

    private static double[][] lines(String name) {
        try {
            return Files.readAllLines(file(name).resolveSibling(name + ".csv")).stream()
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
