package dev.attest.documents.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.documents.Metadata;
import java.util.Map;

/** Metadata in one column: JSON, equal for equal metadata. */
final class MetadataColumn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MetadataColumn() {}

    static String write(Metadata metadata) {
        try {
            return JSON.writeValueAsString(metadata.plain());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings, numbers and lists can be written", e);
        }
    }

    static Metadata read(String column) {
        try {
            return Metadata.of(JSON.readValue(column, Map.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger holds metadata that is not JSON", e);
        }
    }
}
