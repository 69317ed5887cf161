package dev.attest.cli;

import java.nio.file.Path;

/**
 * A file to ingest.
 *
 * @param sourceKey what it is known as in its collection
 */
record SourceFile(Path path, String sourceKey) {

    SourceFile {
        if (sourceKey.isBlank()) {
            throw new IllegalArgumentException("sourceKey must not be blank");
        }
    }

    String name() {
        return sourceKey.substring(sourceKey.lastIndexOf('/') + 1);
    }
}
