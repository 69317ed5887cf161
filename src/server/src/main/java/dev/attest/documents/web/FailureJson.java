package dev.attest.documents.web;

import static java.util.stream.Collectors.joining;

import dev.attest.documents.JobFailure;
import dev.attest.problems.ProblemKind;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a version did not become ready.
 *
 * @param type tells programs; stable
 */
record FailureJson(String type, String title, String detail) {

    private static final Map<String, String> TITLES = new TreeMap<>(Map.ofEntries(
            Map.entry("empty", "Empty file"),
            Map.entry("no-text", "No text in the file"),
            Map.entry("broken", "File cannot be read"),
            Map.entry("encrypted", "File needs a password"),
            Map.entry("too-much-text", "Too much text in the file"),
            Map.entry("archive-bomb", "File unpacks to too much"),
            Map.entry("too-deep", "File is nested too deeply"),
            Map.entry("too-slow", "Reading the file took too long"),
            Map.entry("too-much-memory", "Reading the file took too much memory"),
            Map.entry("parser-crashed", "Reading the file ended its reader"),
            Map.entry("superseded", "A newer version was ready before"),
            Map.entry("document-deleted", "Document deleted"),
            Map.entry("cancelled", "Cancelled"),
            Map.entry("internal", "Processing failed")));

    /** Every {@code type} there is, each with its title, for the description of the API. */
    static String types() {
        return TITLES.entrySet().stream()
                .map(title -> ProblemKind.type(title.getKey()) + " (" + title.getValue() + ")")
                .collect(joining(", "));
    }

    static FailureJson of(JobFailure failure) {
        return new FailureJson(
                ProblemKind.type(failure.code()),
                TITLES.getOrDefault(failure.code(), "Not processed"),
                failure.detail());
    }
}
