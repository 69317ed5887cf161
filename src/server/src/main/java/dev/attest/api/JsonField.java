package dev.attest.api;

import dev.attest.problems.InvalidField;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object where bodies are no JSON: in a query parameter or in a field of a form. */
public final class JsonField {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonField() {}

    /**
     * Its members: strings, numbers, booleans, lists, maps and nulls.
     *
     * @param name of the parameter or field
     * @param example shows what it may hold
     * @throws InvalidField when the text is no JSON object, or says a key twice
     */
    public static Map<String, Object> read(String name, String text, String example) {
        try {
            Map<String, Object> object = JSON.readValue(text, new TypeReference<>() {});
            if (object != null) {
                return object;
            }
        } catch (JacksonException e) {
            throw new InvalidField(name, "must be a JSON object in which each key stands once, such as " + example);
        }
        throw new InvalidField(name, "must be a JSON object, not null");
    }
}
