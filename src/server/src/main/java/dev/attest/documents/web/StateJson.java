package dev.attest.documents.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.documents.JobState;

/** How far a version has come. */
enum StateJson {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("parsing")
    PARSING,
    @JsonProperty("chunking")
    CHUNKING,
    @JsonProperty("embedding")
    EMBEDDING,
    @JsonProperty("indexing")
    INDEXING,
    @JsonProperty("ready")
    READY,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    static StateJson of(JobState state) {
        return valueOf(state.name());
    }

    JobState state() {
        return JobState.valueOf(name());
    }
}
