package dev.attest.problems;

import java.util.List;
import java.util.function.Function;

/** The problems a feature's exceptions become. */
@FunctionalInterface
public interface ProblemTable {

    List<Row<?>> rows();

    /**
     * What one exception becomes.
     *
     * @param detail written for the client: no class names, nothing the client may not know
     */
    record Row<E extends Throwable>(Class<E> exception, ProblemKind kind, Function<E, String> detail) {

        /** For exceptions whose message is written for the client. */
        public static <E extends Throwable> Row<E> of(Class<E> exception, ProblemKind kind) {
            return new Row<>(exception, kind, e -> String.valueOf(e.getMessage()));
        }

        boolean covers(Throwable e) {
            return exception.isInstance(e);
        }

        String detailOf(Throwable e) {
            return detail.apply(exception.cast(e));
        }
    }
}
