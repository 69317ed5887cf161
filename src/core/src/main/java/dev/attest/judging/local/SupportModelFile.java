package dev.attest.judging.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;

/** The properties file that holds a support model with its card. */
public final class SupportModelFile {

    private static final String RESOURCE = "/dev/attest/judging/support-1.properties";
    private static final String CARD = "card.";

    private SupportModelFile() {}

    /** The text of the file; the same for the same model. */
    public static String text(SupportModel model) {
        var lines = new ArrayList<String>();
        lines.add(
                "# Weighs whether a sentence follows from its sources. Written by `attest train support`; not to be edited.");
        model.card().forEach(line -> lines.add(CARD + line));
        Linear linear = model.linear();
        for (Feature feature : Feature.values()) {
            int i = feature.index();
            lines.add("# " + feature.key() + ": " + feature.meaning());
            lines.add("linear." + feature.key() + "="
                    + Numbers.text(new double[] {linear.means()[i], linear.deviations()[i], linear.weights()[i]}));
        }
        lines.add("linear.intercept=" + Numbers.text(linear.intercept()));
        lines.add("meaning=" + Numbers.text(model.meaning()));
        lines.add("trees=" + model.trees().size());
        IntStream.range(0, model.trees().size())
                .forEach(i -> lines.add("tree." + i + "=" + model.trees().get(i).line()));
        Calibration calibration = model.calibration();
        lines.add("calibration=" + Numbers.text(new double[] {calibration.slope(), calibration.offset()}));
        lines.add("threshold.supported=" + Numbers.text(calibration.supported()));
        lines.add("threshold.unsupported=" + Numbers.text(calibration.unsupported()));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when something is missing or no number
     */
    public static SupportModel read(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Tree> trees = IntStream.range(0, Integer.parseInt(value(properties, "trees")))
                .mapToObj(i -> Tree.of(value(properties, "tree." + i)))
                .toList();
        double[] calibration = Numbers.read(value(properties, "calibration"));
        return new SupportModel(
                Numbers.read(value(properties, "meaning")),
                linear(properties),
                trees,
                new Calibration(
                        calibration[0],
                        calibration[1],
                        number(properties, "threshold.supported"),
                        number(properties, "threshold.unsupported")),
                text.lines()
                        .filter(line -> line.startsWith(CARD))
                        .map(line -> line.substring(CARD.length()))
                        .toList());
    }

    private static Linear linear(Properties properties) {
        int features = Feature.values().length;
        var means = new double[features];
        var deviations = new double[features];
        var weights = new double[features];
        for (Feature feature : Feature.values()) {
            double[] numbers = Numbers.read(value(properties, "linear." + feature.key()));
            means[feature.index()] = numbers[0];
            deviations[feature.index()] = numbers[1];
            weights[feature.index()] = numbers[2];
        }
        return new Linear(means, deviations, weights, number(properties, "linear.intercept"));
    }

    private static double number(Properties properties, String key) {
        return Double.parseDouble(value(properties, key));
    }

    private static String value(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("The support model has no " + key);
        }
        return value;
    }

    static SupportModel shipped() {
        try (InputStream file = SupportModelFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
