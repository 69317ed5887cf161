package dev.attest.problems;

import dev.attest.problems.Problem.FieldError;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The problems a feature's exceptions become. */
@FunctionalInterface
public interface ProblemTable {

    List<Row<?>> rows();

    /**
     * What one exception becomes.
     *
     * @param detail written for the client: no class names, nothing the client may not know
     * @param errors the fields at fault; mostly none
     * @param accepted what the request may be made of, where that is a list; mostly null
     */
    record Row<E extends Throwable>(
            Class<E> exception,
            ProblemKind kind,
            Function<E, String> detail,
            Function<E, List<FieldError>> errors,
            Function<E, @Nullable List<Object>> accepted) {

        /** For exceptions that are no field's fault. */
        public Row(Class<E> exception, ProblemKind kind, Function<E, String> detail) {
            this(exception, kind, detail, e -> List.of(), e -> null);
        }

        /** For exceptions whose message is written for the client. */
        public static <E extends Throwable> Row<E> of(Class<E> exception, ProblemKind kind) {
            return new Row<>(exception, kind, e -> String.valueOf(e.getMessage()));
        }

        /**
         * For exceptions that are one field's fault.
         *
         * @param field its name or path; the exception's message completes "field …"
         */
        public static <E extends Throwable> Row<E> invalid(Class<E> exception, Function<E, String> field) {
            return new Row<>(
                    exception,
                    RequestProblems.INVALID,
                    e -> field.apply(e) + " " + e.getMessage(),
                    e -> List.of(new FieldError(field.apply(e), String.valueOf(e.getMessage()))),
                    e -> null);
        }

        boolean covers(Throwable e) {
            return exception.isInstance(e);
        }

        Found found(Throwable e) {
            E covered = exception.cast(e);
            return new Found(kind, detail.apply(covered), errors.apply(covered), accepted.apply(covered));
        }
    }
}
