package dev.attest.documents.web;

import dev.attest.api.WholeCharacters;
import dev.attest.documents.Metadata;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text to be kept as a document.
 *
 * @param collection {@code default} when left out
 * @param sourceKey made from the title when left out
 * @param readers narrows who may read the document: names, {@code group:<name>} or {@code *}; when left out, all readers
 *     of the collection may
 * @param metadata for filters: keys with strings, numbers, booleans or lists of strings; when left out, a document keeps
 *     what it has
 */
record TextUpload(
        @NotBlank @WholeCharacters String text,
        @NotBlank @WholeCharacters String title,
        @Nullable String collection,
        @Nullable @WholeCharacters String sourceKey,
        @Nullable List<String> readers,
        @Nullable Map<String, Object> metadata) {

    Description description() {
        return new Description(
                Optional.ofNullable(collection),
                Optional.ofNullable(sourceKey),
                Optional.of(title),
                Optional.ofNullable(readers),
                Optional.ofNullable(metadata).map(Metadata::of));
    }
}
