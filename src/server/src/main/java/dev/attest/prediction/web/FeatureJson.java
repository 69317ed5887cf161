package dev.attest.prediction.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.prediction.Feature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes.
 *
 * @param unit of a number; null for none
 * @param range of the values met in training; null when unknown, and for names
 * @param values the names allowed; null for numbers
 * @param baseline what explanations compare with; null when the card does not say
 */
record FeatureJson(
        String name,
        Type type,
        @Nullable String unit,
        @Nullable RangeJson range,
        @Nullable List<String> values,

        @Schema(types = {"number", "string", "null"}) @Nullable Object baseline) {

    enum Type {
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("integer")
        INTEGER,
        @JsonProperty("category")
        CATEGORY
    }

    /** Both ends included. */
    record RangeJson(double least, double greatest) {}

    static FeatureJson of(Feature feature) {
        return new FeatureJson(
                feature.name(),
                Type.valueOf(feature.kind().name()),
                feature.unit().orElse(null),
                feature.range()
                        .map(range -> new RangeJson(range.least(), range.greatest()))
                        .orElse(null),
                feature.values().isEmpty() ? null : feature.values(),
                baseline(feature));
    }

    /** A category's by its name. */
    static @Nullable Object baseline(Feature feature) {
        if (feature.baseline().isEmpty()) {
            return null;
        }
        Double baseline = feature.baseline().getAsDouble();
        return feature.kind() == Feature.Kind.CATEGORY ? feature.values().get(baseline.intValue()) : baseline;
    }
}
