package dev.attest.cli;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job's state.
 *
 * @param done finished steps of the present stage, out of {@code total}
 * @param pages how many the file has; absent for formats without pages
 * @param pagesWithoutText how many of them show something no text could be had of
 * @param pagesRecognised how many of them have text that character recognition read
 */
record JobReply(
        String id,
        String documentId,
        String state,
        long done,
        long total,
        @Nullable Integer pages,
        @Nullable Integer pagesWithoutText,
        @Nullable Integer pagesRecognised,
        @Nullable Problem problem) {

    private static final Set<String> FINAL = Set.of("ready", "failed", "cancelled");

    JobReply {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
    }

    boolean isFinal() {
        return FINAL.contains(state);
    }

    /** What a person should know of the file though it is in; empty when there is nothing. */
    String remark() {
        return Stream.of(
                        remark(pagesWithoutText, "no text and cannot be found"),
                        remark(pagesRecognised, "text read by character recognition"))
                .filter(remark -> !remark.isEmpty())
                .collect(joining("; "));
    }

    private String remark(@Nullable Integer count, String what) {
        return count == null || count == 0 || pages == null
                ? ""
                : "%d of %d pages %s %s".formatted(count, pages, count == 1 ? "has" : "have", what);
    }

    String stage() {
        return total > 0 ? "%s %d/%d".formatted(state, done, total) : state;
    }
}
