package dev.attest.answering;

import static java.util.stream.Collectors.joining;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Predicted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One prediction, as a source that an answer can rest on.
 *
 * @param version of the model, never an alias
 * @param predictionId as the prediction log knows it
 * @param inputs all of them, in the order of the model's features
 * @param probability of the label, 0 to 1
 */
public record PredictionSource(
        String model, String version, String predictionId, List<Input> inputs, String label, double probability) {

    /** Most inputs a sentence names; a citation has all. */
    private static final int NAMED = 8;

    public PredictionSource {
        inputs = List.copyOf(inputs);
    }

    /** One row of a prediction. */
    static PredictionSource of(Predicted predicted, int row) {
        List<Feature> features = predicted.card().features();
        return new PredictionSource(
                predicted.card().name(),
                predicted.card().version(),
                predicted.id() + "." + row,
                IntStream.range(0, features.size())
                        .mapToObj(
                                i -> new Input(features.get(i), predicted.rows().value(row, i)))
                        .toList(),
                predicted.label(row),
                predicted.scores().probability(row, predicted.scores().best(row)));
    }

    /** Names of the inputs on which the model was not trained. */
    public List<String> outOfRange() {
        return inputs.stream()
                .filter(Input::isOutOfRange)
                .map(input -> input.feature().name())
                .toList();
    }

    /** What an answer can say: the model, the label, its probability and the inputs. */
    public String sentence() {
        String named = inputs.stream().limit(NAMED).map(Input::toString).collect(joining(", "));
        String more = inputs.size() > NAMED ? " and %d more inputs".formatted(inputs.size() - NAMED) : "";
        return "The model %s %s predicts %s with probability %s from %s%s."
                .formatted(model, version, label, rounded(probability), named, more);
    }

    /** To two digits, except that nothing is certain and nothing impossible. */
    private static String rounded(double probability) {
        if (probability > 0.99) {
            return "more than 0.99";
        }
        return probability < 0.01 ? "less than 0.01" : String.format(Locale.ROOT, "%.2f", probability);
    }

    /**
     * What the model was given for one of its features.
     *
     * @param value of a category, its code
     */
    public record Input(Feature feature, double value) {

        private static final double LEAST_IN_DIGITS = 1e-6;
        private static final double GREATEST_IN_DIGITS = 1e15;

        /** Whether training met no such value. */
        public boolean isOutOfRange() {
            return !feature.isInRange(value);
        }

        /** The value as people write it, without its unit. */
        public String text() {
            if (feature.kind() == Kind.CATEGORY) {
                return feature.values().get((int) value);
            }
            double size = Math.abs(value);
            return size == 0 || (size >= LEAST_IN_DIGITS && size < GREATEST_IN_DIGITS)
                    ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                    : Double.toString(value);
        }

        @Override
        public String toString() {
            return feature.name() + " " + text()
                    + feature.unit().map(unit -> " " + unit).orElse("")
                    + (isOutOfRange() ? " (outside what it was trained on)" : "");
        }
    }
}
