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
        @Nullable String mode,
        @Nullable String model,
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
     * One numbered source: a place in a document, or a prediction.
     *
     * @param kind {@code prediction}; absent for a document
     * @param documentId absent for a prediction
     * @param version of the document, or of the model
     * @param page the one the quote starts on, from 1; absent for formats without pages
     * @param span start and end in the stored text, UTF-16 code units, half-open
     * @param boxes where the quote stands, a line or a part of one each
     */
    record Citation(
            int number,
            @Nullable String kind,
            @Nullable String documentId,
            @Nullable String title,
            @Nullable String sourceKey,
            String version,
            @Nullable List<String> headings,
            @Nullable Integer page,
            @Nullable List<Integer> span,
            @Nullable List<Box> boxes,
            @Nullable String quote,
            @Nullable Double score,
            @Nullable String model,
            @Nullable List<Input> inputs,
            @Nullable String label,
            @Nullable Double probability,
            @Nullable List<String> outOfRange) {

        boolean isPrediction() {
            return "prediction".equals(kind);
        }
    }

    /** What a model was given for one feature. */
    record Input(String name, Object value, @Nullable String unit) {}

    /** A rectangle on a page, in points from its top left corner. */
    record Box(int page, double x, double y, double width, double height) {}
}
