package dev.attest.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as the server reports it (RFC 9457), on a response or on a job. */
record Problem(
        @Nullable String type,
        @Nullable String title,
        @Nullable Integer status,
        @Nullable String detail,
        @Nullable String traceId,
        @Nullable List<FieldError> errors) {

    /** One rejected field. */
    record FieldError(@Nullable String field, @Nullable String message) {}

    /** The HTTP status, 0 when the problem does not say. */
    int statusCode() {
        return status == null ? 0 : status;
    }

    /** Title and detail on one line, then one indented line for each field; server errors also name their trace. */
    String text() {
        StringBuilder text = new StringBuilder(title == null ? "The server reported a problem" : title);
        if (detail != null && !detail.isBlank() && !detail.equals(title)) {
            text.append(": ").append(detail);
        }
        if (statusCode() >= 500 && traceId != null) {
            text.append(" (trace ").append(traceId).append(')');
        }
        if (errors != null) {
            for (FieldError error : errors) {
                text.append(System.lineSeparator()).append("  ").append(error.field());
                text.append(": ").append(error.message());
            }
        }
        return text.toString();
    }
}
