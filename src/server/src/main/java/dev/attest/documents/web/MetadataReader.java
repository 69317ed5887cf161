package dev.attest.documents.web;

import dev.attest.documents.Metadata;
import dev.attest.problems.InvalidField;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads metadata out of the field of a form. */
final class MetadataReader {

    /** The field of forms and of JSON bodies. */
    static final String FIELD = "metadata";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private MetadataReader() {}

    static Metadata read(String field) {
        try {
            Map<String, Object> object = JSON.readValue(field, new TypeReference<>() {});
            if (object != null) {
                return Metadata.of(object);
            }
        } catch (JacksonException e) {
            throw new InvalidField(
                    FIELD, "must be a JSON object in which each key stands once, such as {\"year\": 2024}");
        }
        throw new InvalidField(FIELD, "must be a JSON object, not null");
    }
}
