package dev.attest.retrieval.web;

import dev.attest.problems.InvalidField;
import dev.attest.retrieval.Filter;
import dev.attest.retrieval.FilterReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a filter out of a query parameter. */
final class FilterParameter {

    private static final String NAME = "filter";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private FilterParameter() {}

    /** Empty when the parameter was left out. */
    static Optional<Filter> read(@Nullable String json) {
        return Optional.ofNullable(json).map(text -> FilterReader.read(parsed(text), NAME));
    }

    private static Map<String, Object> parsed(String json) {
        try {
            Map<String, Object> object = JSON.readValue(json, new TypeReference<>() {});
            if (object != null) {
                return object;
            }
        } catch (JacksonException e) {
            throw new InvalidField(
                    NAME, "must be a JSON object in which each key stands once, such as {\"year\": {\"$gte\": 2024}}");
        }
        throw new InvalidField(NAME, "must be a JSON object, not null");
    }
}
