package dev.attest.problems;

import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.attest.tracing.Trace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Turns whatever went wrong into a problem that tells the client what to do and nothing it must not know. */
@Component
public final class Problems {

    static final ProblemKind TIMEOUT = new ProblemKind(GATEWAY_TIMEOUT, "timeout", "Took too long");
    static final ProblemKind BUSY = new ProblemKind(SERVICE_UNAVAILABLE, "overloaded", "Too busy");
    static final ProblemKind INTERNAL = new ProblemKind(INTERNAL_SERVER_ERROR, "internal", "Internal error");

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String OURS = "dev.attest.";

    private final List<ProblemTable.Row<?>> rows;

    /** Problems of all features; rows are tried in order, ours last. */
    public Problems(List<ProblemTable> tables) {
        this.rows = Stream.concat(tables.stream(), Stream.of(Problems::own))
                .flatMap(table -> table.rows().stream())
                .toList();
    }

    private static List<ProblemTable.Row<?>> own() {
        return List.of(
                new ProblemTable.Row<>(
                        TimeoutException.class, TIMEOUT, e -> "The time allowed for the request is over"),
                new ProblemTable.Row<>(
                        RejectedExecutionException.class,
                        BUSY,
                        e -> "Too many requests are waiting; try again shortly"));
    }

    /** The problem; one that is nobody's mistake but ours is logged under its trace id. */
    public Problem of(Throwable e, ServerWebExchange exchange) {
        String traceId = Trace.id(exchange);
        return known(e, exchange)
                .orElseGet(() -> internal(e, exchange, traceId))
                .in(traceId);
    }

    private Optional<Found> known(Throwable e, ServerWebExchange exchange) {
        if (e instanceof InvalidField invalid) {
            return Optional.of(Found.invalid(invalid.field(), String.valueOf(e.getMessage())));
        }
        return rows.stream()
                .filter(row -> row.covers(e))
                .findFirst()
                .map(row -> row.found(e))
                .or(() -> RequestProblems.find(e, exchange))
                .or(() -> refusedValue(e));
    }

    /** A value of ours refused its input; one thrown inside somebody else's code is a mistake of ours. */
    private static Optional<Found> refusedValue(Throwable e) {
        boolean ours = e instanceof IllegalArgumentException
                && e.getStackTrace().length > 0
                && e.getStackTrace()[0].getClassName().startsWith(OURS);
        return ours
                ? Optional.of(new Found(RequestProblems.INVALID, String.valueOf(e.getMessage())))
                : Optional.empty();
    }

    private static Found internal(Throwable e, ServerWebExchange exchange, String traceId) {
        LOG.error(
                "{} {} failed, trace {}",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().value(),
                traceId,
                e);
        return new Found(INTERNAL, "Something went wrong here; the server's log tells what, under trace " + traceId);
    }
}
