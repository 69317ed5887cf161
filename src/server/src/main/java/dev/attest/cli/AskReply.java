package dev.attest.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of an answer this client prints. Absent lists read as empty. */
record AskReply(
        String status,
        @Nullable String answer,
        List<Citation> citations,
        @Nullable Abstention abstention,
        List<String> degraded,
        @Nullable String reviewUrl) {

    AskReply {
        Objects.requireNonNull(status, "status");
        citations = Objects.requireNonNullElse(citations, List.of());
        degraded = Objects.requireNonNullElse(degraded, List.of());
    }

    boolean answered() {
        return status.equals("answered");
    }

    /** Why the system declined to answer: {@code noMatch}, {@code lowSupport} or {@code conflict}. */
    record Abstention(@Nullable String reason) {}

    /**
     * One numbered source.
     *
     * @param span start and end in the stored text, UTF-16 code units, half-open
     */
    record Citation(
            int number,
            String documentId,
            @Nullable String title,
            @Nullable String sourceKey,
            int version,
            @Nullable List<String> headings,
            @Nullable List<Integer> span,
            @Nullable String quote,
            @Nullable Double score) {}
}
