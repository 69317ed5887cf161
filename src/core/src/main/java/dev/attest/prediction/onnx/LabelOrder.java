package dev.attest.prediction.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.Scores;
import java.util.Arrays;
import java.util.List;

/** A table of probabilities does not say whose its columns are, but the label a model gives beside it tells. */
final class LabelOrder {

    /** By so much the best probability must lead, or another label may be right: some classifiers decide by other means. */
    private static final float LEAD = .1f;

    private LabelOrder() {}

    /**
     * Compares a model's labels with its probabilities.
     *
     * @throws ModelBroken when it gives labels the card does not know, or for more than half of the clear rows another label
     *     than the card has in that place
     */
    static void check(List<String> labels, OutputTable table, OnnxTensor probabilities, OnnxTensor given, int rows)
            throws OrtException {
        if (given.getInfo().getNumElements() != rows) {
            return;
        }
        boolean named = given.getInfo().type == OnnxJavaType.STRING;
        String[] names = names(given, named);
        if (named && !labels.containsAll(Arrays.asList(names))) {
            throw other(labels, "gives labels such as " + names[0]);
        }
        Scores scores = scores(table, Shapes.doubles(probabilities), rows);
        compare(labels, !labels.containsAll(Arrays.asList(names)), scores, names);
    }

    private static void compare(List<String> labels, boolean numbered, Scores scores, String[] names) {
        int clear = 0;
        int wrong = 0;
        String shown = "";
        for (int row = 0; row < names.length; row++) {
            int best = scores.best(row);
            if (leads(scores, row, best)) {
                clear++;
                String expected = numbered ? Integer.toString(best) : labels.get(best);
                if (!expected.equals(names[row])) {
                    wrong++;
                    shown = "calls " + names[row] + " what the card calls " + labels.get(best);
                }
            }
        }
        if (2 * wrong > clear) {
            throw other(labels, shown);
        }
    }

    private static String[] names(OnnxTensor given, boolean named) throws OrtException {
        if (!named) {
            long[] numbers = new long[(int) given.getInfo().getNumElements()];
            given.getLongBuffer().get(numbers);
            return Arrays.stream(numbers).mapToObj(Long::toString).toArray(String[]::new);
        }
        Object names = given.getValue();
        return names instanceof String[] list
                ? list
                : Arrays.stream((String[][]) names).map(row -> row[0]).toArray(String[]::new);
    }

    private static Scores scores(OutputTable table, double[] values, int rows) {
        float[] all = new float[rows * table.labels()];
        int width = table.columns().size();
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < table.labels(); label++) {
                double value = values[row * width + table.columns().get(Math.min(label, width - 1))];
                all[row * table.labels() + label] = (float) (table.isOneOfTwo() && label == 0 ? 1 - value : value);
            }
        }
        return new Scores(table.labels(), all);
    }

    private static boolean leads(Scores scores, int row, int best) {
        for (int label = 0; label < scores.labels(); label++) {
            if (label != best && scores.probability(row, best) - scores.probability(row, label) < LEAD) {
                return false;
            }
        }
        return true;
    }

    private static ModelBroken other(List<String> labels, String what) {
        return new ModelBroken("The file " + what + "; the card's labels are " + String.join(", ", labels)
                + ": write the file's labels into the card, in the order of its columns");
    }
}
