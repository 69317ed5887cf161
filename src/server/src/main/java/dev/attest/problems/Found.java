package dev.attest.problems;

import dev.attest.problems.Problem.FieldError;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong, before it is tied to a request. */
record Found(
        ProblemKind kind,
        String detail,
        List<FieldError> errors,
        @Nullable List<Object> accepted) {

    Found(ProblemKind kind, String detail) {
        this(kind, detail, List.of(), null);
    }

    /** Fields at fault; the detail says it for those who read no further. */
    static Found invalid(List<FieldError> unordered) {
        List<FieldError> errors = unordered.stream()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        FieldError first = errors.get(0);
        String others = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new Found(RequestProblems.INVALID, first.field() + " " + first.message() + others, errors, null);
    }

    static Found invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    Problem in(String traceId) {
        return new Problem(kind.type(), kind.title(), kind.status().value(), detail, traceId, errors, accepted);
    }
}
