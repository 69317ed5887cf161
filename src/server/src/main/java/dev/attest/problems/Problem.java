package dev.attest.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Problem details of RFC 9457.
 *
 * @param type tells programs what is wrong; stable
 * @param detail tells people what is wrong with this request, and what to do
 * @param traceId names the request in the server's log
 * @param errors the fields at fault; left out when there are none
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One field at fault.
     *
     * @param field its name, as a path such as {@code collections[0]} where it is nested
     */
    @Schema(name = "FieldError")
    public record FieldError(String field, String message) {}
}
