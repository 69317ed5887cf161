package dev.attest.watching.jdbc;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls to one version of a model as JSON: four texts, and in each of them a line a call. */
final class RunText {

    /** Characters; the most that a varchar of H2 can have. */
    static final int MOST = 1_048_576;
    /** Characters of a text of several calls. Longer ones are written little faster, but all of a run is read for one call. */
    static final int MOST_OF_SEVERAL = 1 << 15;

    private final int mostOfSeveral;
    private final int most;
    private final List<Feature> features;
    private final List<String> labels;
    /** Labels and categories as JSON, as far as they were needed. */
    private final Map<String, String> quoted = new HashMap<>();

    private final StringBuilder calls = new StringBuilder();
    private final StringBuilder inputs = new StringBuilder();
    private final StringBuilder predicted = new StringBuilder();
    private final StringBuilder probabilities = new StringBuilder();

    RunText(ModelCard card) {
        this(card, MOST_OF_SEVERAL, MOST);
    }

    RunText(ModelCard card, int mostOfSeveral, int most) {
        this.mostOfSeveral = mostOfSeveral;
        this.most = most;
        this.features = card.features();
        this.labels = card.labels();
    }

    /** How the line of a call begins, and nothing else does. */
    static String beginning(UUID id) {
        return "{\"id\":\"" + id + '"';
    }

    /** Takes a call, of the first as many rows as there is room for; another fits whole, or it is false and nothing changes. */
    boolean add(Predicted call) {
        if (calls.isEmpty()) {
            head(call);
            rows(call, most);
            return true;
        }
        int[] before = {calls.length(), inputs.length(), predicted.length(), probabilities.length()};
        newLine();
        head(call);
        if (calls.length() <= mostOfSeveral && rows(call, mostOfSeveral)) {
            return true;
        }
        calls.setLength(before[0]);
        cut(before[1], before[2], before[3]);
        return false;
    }

    private void newLine() {
        calls.append('\n');
        inputs.append('\n');
        predicted.append('\n');
        probabilities.append('\n');
    }

    private void head(Predicted call) {
        calls.append(beginning(call.id()))
                .append(",\"at\":")
                .append(ChronoUnit.MICROS.between(Instant.EPOCH, call.at()))
                .append(",\"micros\":")
                .append(call.took().toNanos() / 1000)
                .append(",\"count\":")
                .append(call.rows().count())
                .append('}');
    }

    /** The rows there is room for; false when they are not all. */
    private boolean rows(Predicted call, int room) {
        inputs.append('[');
        predicted.append('[');
        probabilities.append('[');
        int row = 0;
        while (row < call.rows().count() && row(call, row, room - 1)) {
            row++;
        }
        inputs.append(']');
        predicted.append(']');
        probabilities.append(']');
        return row == call.rows().count();
    }

    /** False, and nothing changes, when there is no room. */
    private boolean row(Predicted call, int row, int room) {
        int inputsBefore = inputs.length();
        int predictedBefore = predicted.length();
        int probabilitiesBefore = probabilities.length();
        String comma = row == 0 ? "" : ",";
        input(call, row, inputs.append(comma));
        predicted.append(comma).append(quoted(call.label(row)));
        probabilities(call, row, probabilities.append(comma));
        if (inputs.length() <= room && predicted.length() <= room && probabilities.length() <= room) {
            return true;
        }
        cut(inputsBefore, predictedBefore, probabilitiesBefore);
        return false;
    }

    private void cut(int inputsLength, int predictedLength, int probabilitiesLength) {
        inputs.setLength(inputsLength);
        predicted.setLength(predictedLength);
        probabilities.setLength(probabilitiesLength);
    }

    private void input(Predicted call, int row, StringBuilder to) {
        char before = '[';
        for (int i = 0; i < features.size(); i++) {
            to.append(before);
            before = ',';
            double value = call.rows().value(row, i);
            if (features.get(i).kind() == Feature.Kind.CATEGORY) {
                to.append(quoted(features.get(i).values().get((int) value)));
            } else {
                number(value, to);
            }
        }
        to.append(']');
    }

    /** Whole numbers without a fraction. */
    private static void number(double value, StringBuilder to) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            to.append((long) value);
        } else {
            to.append(value);
        }
    }

    private static void probabilities(Predicted call, int row, StringBuilder to) {
        char before = '[';
        for (int label = 0; label < call.scores().labels(); label++) {
            to.append(before).append(call.scores().probability(row, label));
            before = ',';
        }
        to.append(']');
    }

    private String quoted(String text) {
        return quoted.computeIfAbsent(text, RunText::json);
    }

    private static String json(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** The names of the features: a list in one line. */
    String features() {
        return list(features.stream().map(Feature::name));
    }

    /** All labels of the model: a list in one line. */
    String labels() {
        return list(labels.stream());
    }

    private static String list(Stream<String> texts) {
        return texts.map(RunText::json).collect(Collectors.joining(",", "[", "]"));
    }

    /** {@code {"id":…,"at":…,"micros":…,"count":…}} a call: times in microseconds, count that of all its rows. */
    String calls() {
        return calls.toString();
    }

    /** {@code [[5.1,"red"]]} a call: of each row that was kept the values of the features. */
    String inputs() {
        return inputs.toString();
    }

    /** {@code ["no"]} a call: of each row that was kept its label. */
    String predicted() {
        return predicted.toString();
    }

    /** {@code [[0.9,0.1]]} a call: of each row that was kept the probabilities of the labels. */
    String probabilities() {
        return probabilities.toString();
    }
}
