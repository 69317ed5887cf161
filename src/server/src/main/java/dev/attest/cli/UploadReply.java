package dev.attest.cli;

import org.jspecify.annotations.Nullable;

/** The answer to an upload: the document, and the job that brings it in unless nothing changed. */
record UploadReply(DocumentReply document, @Nullable JobReply job, boolean unchanged) {

    /** What of a document this client uses. */
    record DocumentReply(String id, String collection, String sourceKey) {}
}
