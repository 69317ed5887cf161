package dev.attest.prediction;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a version's {@code model.yaml} says of it.
 *
 * @param name and {@code version}, as its folders are called: letters, digits, dots, hyphens and underscores, 1 to 64
 * @param description in one sentence; may be empty
 * @param algorithm in words, as in {@code multinomial logistic regression}
 * @param format names what can open the file: {@code onnx} or {@code tribuo}
 * @param file in the version's folder, without a path
 * @param fileHash SHA-256 of that file, 64 lower-case hexadecimal digits; empty when whoever wrote the card left it out
 * @param features in the order of the model's columns, at least one
 * @param labels at least two, different, in the order of the model's probabilities
 * @param metrics how it did where it was measured; empty when unmeasured
 * @param training what it was trained from; empty when unknown
 */
public record ModelCard(
        String name,
        String version,
        String description,
        String algorithm,
        String format,
        String file,
        Optional<String> fileHash,
        List<Feature> features,
        List<String> labels,
        Optional<Metrics> metrics,
        Optional<Training> training) {

    /** What a card is called in the folder of its version; it makes the folder one. */
    public static final String CARD_FILE = "model.yaml";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ModelCard {
        features = List.copyOf(features);
        labels = List.copyOf(labels);
        if (!isName(name) || !isName(version)) {
            throw new IllegalArgumentException(
                    "A model's name and its version are 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        if (!isName(file)) {
            throw new IllegalArgumentException(
                    "The model's file lies beside its card: '" + file + "' does not name it");
        }
        if (fileHash.filter(hash -> !SHA_256.matcher(hash).matches()).isPresent()) {
            throw new IllegalArgumentException("The SHA-256 of a file is 64 lower-case hexadecimal digits");
        }
        if (features.isEmpty()
                || hasDuplicates(features.stream().map(Feature::name).toList())) {
            throw new IllegalArgumentException("A model has at least one feature, and each has a name of its own");
        }
        if (labels.size() < 2 || hasDuplicates(labels)) {
            throw new IllegalArgumentException("A model has at least two labels, and they differ");
        }
    }

    /** Whether a model or a version may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static boolean hasDuplicates(List<String> names) {
        return new HashSet<>(names).size() < names.size();
    }

    /**
     * How the model did.
     *
     * @param method how that was measured, in words, as in {@code 10 x 10-fold stratified cross-validation}
     * @param values by name, such as {@code accuracy} or {@code expectedCalibrationError}, in a fixed order; accuracies
     *     and calibration errors 0 to 1, {@code logLoss} and {@code heldOutLogLoss} 0 and up
     * @param confusion how many rows of each label (first index) were predicted as each label (second), summed over all
     *     that was measured; empty when unmeasured
     */
    public record Metrics(String method, Map<String, Double> values, List<List<Long>> confusion) {

        public Metrics {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            confusion = confusion.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Where it comes from.
     *
     * @param rows how many it was trained on
     * @param dataHash SHA-256 of the data file's bytes, hexadecimal
     * @param seed of all that was random
     * @param libraries versions by name, in alphabetic order
     */
    public record Training(long rows, String dataHash, long seed, Map<String, String> libraries) {

        public Training {
            libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        }
    }
}
