package dev.attest.eval.targets;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a server says it cannot do (RFC 9457). */
record ProblemBody(
        @Nullable String title,
        @Nullable String detail,
        @Nullable List<FieldBody> errors) {

    /** What is wrong with a field of the request. */
    record FieldBody(@Nullable String field, @Nullable String message) {}

    /** In one line. */
    String line() {
        Stream<String> fields = Objects.requireNonNullElse(errors, List.<FieldBody>of()).stream()
                .map(error -> error.field() + " " + error.message());
        return Stream.concat(Stream.of(title, detail).filter(Objects::nonNull), fields)
                .collect(Collectors.joining("; "));
    }
}
