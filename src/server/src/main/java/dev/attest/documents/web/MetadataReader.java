package dev.attest.documents.web;

import dev.attest.api.JsonField;
import dev.attest.documents.Metadata;

/** Reads metadata out of the field of a form. */
final class MetadataReader {

    /** The field of forms and of JSON bodies. */
    static final String FIELD = "metadata";

    private MetadataReader() {}

    static Metadata read(String field) {
        return Metadata.of(JsonField.read(FIELD, field, "{\"year\": 2024}"));
    }
}
