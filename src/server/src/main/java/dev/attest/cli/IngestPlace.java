package dev.attest.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where files go, and what is said of each of them.
 *
 * @param metadata for filters; a server leaves a document's as it is when there is none
 */
record IngestPlace(String collection, Map<String, Object> metadata) {

    static IngestPlace in(String collection) {
        return new IngestPlace(collection, Map.of());
    }

    /** Of values as a person writes them: what is JSON but for an object stands for itself, anything else is a string. */
    static IngestPlace of(String collection, Map<String, String> written) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        written.forEach((key, value) -> metadata.put(key, value(value)));
        return new IngestPlace(collection, metadata);
    }

    private static Object value(String written) {
        try {
            JsonNode node = Json.MAPPER.readTree(written);
            return node.isArray() || (node.isValueNode() && !node.isNull()) ? node : written;
        } catch (JacksonException e) {
            return written;
        }
    }
}
