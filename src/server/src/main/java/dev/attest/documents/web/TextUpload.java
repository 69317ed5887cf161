package dev.attest.documents.web;

import dev.attest.api.WholeCharacters;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text to be kept as a document.
 *
 * @param collection {@code default} when left out
 * @param sourceKey made from the title when left out
 * @param readers narrows who may read the document: names, {@code group:<name>} or {@code *}; when left out, all readers
 *     of the collection may
 */
record TextUpload(
        @NotBlank @WholeCharacters String text,
        @NotBlank @WholeCharacters String title,
        @Nullable String collection,
        @Nullable @WholeCharacters String sourceKey,
        @Nullable List<String> readers) {

    Description description() {
        return new Description(
                Optional.ofNullable(collection),
                Optional.ofNullable(sourceKey),
                Optional.of(title),
                Optional.ofNullable(readers));
    }
}
