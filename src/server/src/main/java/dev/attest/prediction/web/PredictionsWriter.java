package dev.attest.prediction.web;

import dev.attest.prediction.Explanation;
import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

/** Writes predictions as {@link PredictionsJson} describes them, value by value; each name is encoded once a response. */
final class PredictionsWriter {

    // Of JDK 17's own Float.toString the digits are not always the fewest (JDK-4511638); Jackson's fast writer gives
    // those.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString LABEL = new SerializedString("label");
    private static final SerializedString PROBABILITIES = new SerializedString("probabilities");
    private static final SerializedString EXPLANATION = new SerializedString("explanation");
    private static final SerializedString OUT_OF_RANGE = new SerializedString("outOfRange");
    private static final int BYTES_A_ROW = 160;

    private final Predicted predicted;
    private final ModelCard card;
    private final Optional<List<Explanation>> explanations;
    private final SerializedString[] labels;
    private final JsonGenerator json;

    private PredictionsWriter(Predicted predicted, Optional<List<Explanation>> explanations, JsonGenerator json) {
        this.predicted = predicted;
        this.card = predicted.card();
        this.explanations = explanations;
        this.labels = card.labels().stream().map(SerializedString::new).toArray(SerializedString[]::new);
        this.json = json;
    }

    /** @param explanations of every row, when they were asked for */
    static byte[] write(Predicted predicted, Optional<List<Explanation>> explanations) {
        var bytes = new ByteArrayBuilder(BYTES_A_ROW * (1 + predicted.rows().count()));
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new PredictionsWriter(predicted, explanations, json).write();
        }
        return bytes.getClearAndRelease();
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("model", card.name());
        json.writeStringProperty("version", card.version());
        json.writeArrayPropertyStart("predictions");
        String id = predicted.id() + ".";
        for (int row = 0; row < predicted.rows().count(); row++) {
            writeRow(id, row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRow(String id, int row) {
        json.writeStartObject();
        json.writeName(ID);
        json.writeString(id + row);
        json.writeName(LABEL);
        json.writeString(labels[predicted.scores().best(row)]);
        json.writeName(PROBABILITIES);
        json.writeStartObject();
        for (int label = 0; label < labels.length; label++) {
            json.writeName(labels[label]);
            json.writeNumber(predicted.scores().probability(row, label));
        }
        json.writeEndObject();
        json.writeName(EXPLANATION);
        if (explanations.isPresent()) {
            writeExplanation(explanations.get().get(row));
        } else {
            json.writeNull();
        }
        json.writeName(OUT_OF_RANGE);
        writeOutOfRange(row);
        json.writeEndObject();
    }

    private void writeOutOfRange(int row) {
        json.writeStartArray();
        predicted.outOfRange(row).forEach(json::writeString);
        json.writeEndArray();
    }

    private void writeExplanation(Explanation explanation) {
        json.writeStartObject();
        json.writeName(LABEL);
        json.writeString(labels[explanation.label()]);
        json.writeNumberProperty("base", (float) explanation.base());
        json.writeNumberProperty("probability", (float) explanation.probability());
        json.writeName("contributions");
        writeByFeature(explanation.contributions());
        json.writeName("standardErrors");
        if (explanation.standardErrors().isPresent()) {
            writeByFeature(explanation.standardErrors().get());
        } else {
            json.writeNull();
        }
        json.writeName("baseline");
        writeBaseline();
        json.writeNumberProperty("evaluations", explanation.evaluations());
        json.writeEndObject();
    }

    private void writeByFeature(List<Double> values) {
        json.writeStartObject();
        for (int feature = 0; feature < values.size(); feature++) {
            json.writeNumberProperty(card.features().get(feature).name(), values.get(feature));
        }
        json.writeEndObject();
    }

    private void writeBaseline() {
        json.writeStartObject();
        for (Feature feature : card.features()) {
            json.writeName(feature.name());
            Object baseline = FeatureJson.baseline(feature);
            if (baseline instanceof String name) {
                json.writeString(name);
            } else if (baseline instanceof Double number) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
    }
}
