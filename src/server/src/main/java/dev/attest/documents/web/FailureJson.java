package dev.attest.documents.web;

import dev.attest.documents.JobFailure;
import dev.attest.problems.ProblemKind;
import java.util.Map;

/**
 * Why a version did not become ready.
 *
 * @param type tells programs; stable
 */
record FailureJson(String type, String title, String detail) {

    private static final Map<String, String> TITLES = Map.of(
            "empty", "Empty file",
            "no-text", "No text in the file",
            "broken", "File cannot be read",
            "cancelled", "Cancelled",
            "internal", "Processing failed");

    static FailureJson of(JobFailure failure) {
        return new FailureJson(
                ProblemKind.type(failure.code()),
                TITLES.getOrDefault(failure.code(), "Not processed"),
                failure.detail());
    }
}
