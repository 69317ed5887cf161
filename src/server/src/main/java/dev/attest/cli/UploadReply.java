package dev.attest.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to an upload: the document, and the job that brings it in unless nothing changed. */
record UploadReply(DocumentReply document, @Nullable JobReply job, boolean unchanged) {

    UploadReply {
        Objects.requireNonNull(document, "document");
    }

    /** What of a document this client uses. */
    record DocumentReply(String id, String collection, String sourceKey) {}
}
