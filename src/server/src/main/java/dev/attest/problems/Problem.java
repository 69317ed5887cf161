package dev.attest.problems;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details of RFC 9457.
 *
 * @param type tells programs what is wrong; stable
 * @param detail tells people what is wrong with this request, and what to do
 * @param traceId names the request in the server's log
 * @param errors the fields at fault; left out when there are none
 * @param accepted what the request may be made of, where that is a list; else left out
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,

        @ArraySchema(schema = @Schema(types = "object")) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Object> accepted) {

    public Problem {
        detail = whole(detail);
        errors = List.copyOf(errors);
        accepted = accepted == null ? null : List.copyOf(accepted);
    }

    /** What repeats a client's text may hold half a surrogate pair, which UTF-8 cannot: a question mark instead. */
    private static String whole(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    /**
     * One field at fault.
     *
     * @param field its name, as a path such as {@code collections[0]} where it is nested
     */
    @Schema(name = "FieldError")
    public record FieldError(String field, String message) {

        public FieldError {
            field = whole(field);
            message = whole(message);
        }
    }
}
