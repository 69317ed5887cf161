package dev.attest.answering.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.answering.PredictionCitation;
import dev.attest.answering.PredictionSource;
import dev.attest.answering.PredictionSource.Input;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prediction that an answer states.
 *
 * @param kind tells it from a citation of a document, which has none
 * @param number as in the answer's markers
 * @param version of the model
 * @param predictionId as the prediction log knows it; an outcome is told by it
 * @param inputs what the model was given, in the order of its features
 * @param probability of the label, 0 to 1
 * @param outOfRange names of inputs on which the model was not trained
 * @param contentUrl of the prediction
 */
record PredictionCitationJson(
        Kind kind,
        int number,
        String model,
        String version,
        String predictionId,
        List<InputJson> inputs,
        String label,
        double probability,
        List<String> outOfRange,
        String contentUrl)
        implements CitationJson {

    static PredictionCitationJson of(PredictionCitation citation) {
        PredictionSource source = citation.source();
        return new PredictionCitationJson(
                Kind.PREDICTION,
                citation.number(),
                source.model(),
                source.version(),
                source.predictionId(),
                source.inputs().stream().map(InputJson::of).toList(),
                source.label(),
                Double.parseDouble(Float.toString((float) source.probability())), // as the model gave it
                source.outOfRange(),
                "/predictions/" + source.predictionId());
    }

    /** What is cited. */
    enum Kind {
        @JsonProperty("prediction")
        PREDICTION
    }

    /**
     * What the model was given for a feature.
     *
     * @param value a number, or the name of a category
     * @param unit null for none
     */
    record InputJson(
            String name,
            @Schema(types = {"number", "string"}) Object value,
            @Nullable String unit) {

        static InputJson of(Input input) {
            Object value = switch (input.feature().kind()) {
                case CATEGORY -> input.text();
                case NUMBER, INTEGER -> input.value();
            };
            return new InputJson(
                    input.feature().name(), value, input.feature().unit().orElse(null));
        }
    }
}
