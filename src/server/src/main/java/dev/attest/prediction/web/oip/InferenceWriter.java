package dev.attest.prediction.web.oip;

import dev.attest.prediction.Predicted;
import dev.attest.prediction.Scores;
import dev.attest.prediction.Signature;
import dev.attest.prediction.Signature.Tensor;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes inference responses; elements are flat, row after row. */
final class InferenceWriter {

    /** About what a probability takes, with its comma. */
    private static final int BYTES_EACH = 12;

    private static final int BYTES_BESIDE = 512;

    private final JsonMapper mapper;

    InferenceWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The response, as JSON. The protocol asks for the client's id "if any" and calls the field obligatory: without one it
     * is the prediction's own, which is among the parameters, too, for whoever reports outcomes of its rows.
     */
    byte[] write(InferenceRequest request, Signature signature, Predicted predicted) {
        Scores scores = predicted.scores();
        var bytes = new ByteArrayOutputStream(BYTES_BESIDE + scores.probabilities().length * 2 * BYTES_EACH);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            String prediction = predicted.id().toString();
            json.writeStartObject();
            json.writeStringProperty("model_name", predicted.card().name());
            json.writeStringProperty("model_version", predicted.card().version());
            json.writeStringProperty("id", request.id().orElse(prediction));
            json.writeObjectPropertyStart("parameters");
            json.writeStringProperty("prediction_id", prediction);
            json.writeEndObject();
            json.writeArrayPropertyStart("outputs");
            for (int output : request.outputs()) {
                write(json, output, signature.outputs().get(output), predicted);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, int output, Tensor tensor, Predicted predicted) {
        int rows = predicted.scores().count();
        json.writeStartObject();
        json.writeStringProperty("name", tensor.name());
        json.writeStringProperty("datatype", tensor.datatype().name());
        json.writeArrayPropertyStart("shape");
        tensor.shape().forEach(size -> json.writeNumber(size == -1 ? rows : size));
        json.writeEndArray();
        json.writeArrayPropertyStart("data");
        // A signature's outputs are the labels, then the probabilities.
        if (output == 0) {
            for (int row = 0; row < rows; row++) {
                json.writeString(predicted.label(row));
            }
        } else {
            for (float probability : predicted.scores().probabilities()) {
                json.writeNumber(probability);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
