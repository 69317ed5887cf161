package dev.attest.watching.jdbc;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Predicted;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call as JSON, as long as it may be: rows that would make one of the texts longer than a column of H2 are left out.
 *
 * @param rows how many are in both texts
 */
record CallText(int rows, String inputs, String outputs) {

    /** Characters; the most that a varchar of H2 can have. */
    static final int MOST = 1_048_576;

    private static final String INPUTS_END = "]}";

    static CallText of(Predicted predicted) {
        return of(predicted, MOST);
    }

    static CallText of(Predicted predicted, int most) {
        var inputs = new StringBuilder("{\"features\":")
                .append(names(
                        predicted.card().features().stream().map(Feature::name).toList()))
                .append(",\"rows\":[");
        var labels = new StringBuilder();
        var probabilities = new StringBuilder();
        String head = "{\"labels\":" + names(predicted.card().labels()) + ",\"predicted\":[";
        String middle = "],\"probabilities\":[";
        int outside = head.length() + middle.length() + INPUTS_END.length();
        int kept = 0;
        for (int row = 0; row < predicted.rows().count(); row++) {
            int[] lengths = {inputs.length(), labels.length(), probabilities.length()};
            input(predicted, row, inputs);
            output(predicted, row, labels, probabilities);
            if (inputs.length() + INPUTS_END.length() > most
                    || outside + labels.length() + probabilities.length() > most) {
                inputs.setLength(lengths[0]);
                labels.setLength(lengths[1]);
                probabilities.setLength(lengths[2]);
                break;
            }
            kept++;
        }
        return new CallText(
                kept, inputs.append(INPUTS_END).toString(), head + labels + middle + probabilities + INPUTS_END);
    }

    private static void input(Predicted predicted, int row, StringBuilder to) {
        List<Feature> features = predicted.card().features();
        to.append(row == 0 ? "[" : ",[");
        for (int i = 0; i < features.size(); i++) {
            double value = predicted.rows().value(row, i);
            if (i > 0) {
                to.append(',');
            }
            if (features.get(i).kind() == Feature.Kind.CATEGORY) {
                to.append(text(features.get(i).values().get((int) value)));
            } else {
                number(value, to);
            }
        }
        to.append(']');
    }

    private static void output(Predicted predicted, int row, StringBuilder labels, StringBuilder probabilities) {
        labels.append(row == 0 ? "" : ",").append(text(predicted.label(row)));
        probabilities.append(row == 0 ? "[" : ",[");
        for (int label = 0; label < predicted.scores().labels(); label++) {
            if (label > 0) {
                probabilities.append(',');
            }
            probabilities.append(predicted.scores().probability(row, label));
        }
        probabilities.append(']');
    }

    /** Whole numbers without a fraction. */
    private static void number(double value, StringBuilder to) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            to.append((long) value);
        } else {
            to.append(value);
        }
    }

    private static String names(List<String> names) {
        return names.stream().map(CallText::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
