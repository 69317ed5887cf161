package dev.attest.parts;

import dev.attest.blocking.Blocking;
import dev.attest.ledger.jdbc.DatabaseCheck;
import dev.attest.parts.Reachability.Reachable;
import dev.attest.parts.Reachability.Unreachable;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Looks whether the parts that are set can be reached and accept us; changes nothing there. */
public final class PartChecks {

    private final Parts parts;
    private final Duration patience;
    private final HttpLook look;

    /**
     * Of these parts.
     *
     * @param patience for one call; a database's is rounded to whole seconds
     */
    public PartChecks(Parts parts, Duration patience) {
        this.parts = parts;
        this.patience = patience;
        this.look = new HttpLook(patience);
    }

    /** Never an error. */
    public Mono<Reachability> of(Part part) {
        Optional<Mono<Reachability>> check = switch (part) {
            case CHROMA -> parts.chroma().map(settings -> new ChromaLook(settings, look).reachability());
            case LLM ->
                parts.llm()
                        .map(llm ->
                                new ModelsLook(part, llm.baseUrl(), llm.model(), llm.apiKey(), look).reachability());
            case EMBEDDINGS ->
                parts.embedding()
                        .map(end ->
                                new ModelsLook(part, end.baseUrl(), end.model(), end.apiKey(), look).reachability());
            case DATABASE ->
                parts.database()
                        .map(database -> Blocking.on(Schedulers.boundedElastic(), () -> database(database, patience)));
        };
        return check.orElse(Mono.just(new Reachability.Unset()));
    }

    /** Blocks. */
    static Reachability database(DatabaseSettings settings, Duration patience) {
        DatabaseCheck.Result result =
                DatabaseCheck.of(settings.jdbcUrl(), settings.user(), settings.password(), patience);
        if (result instanceof DatabaseCheck.Closed closed) {
            return new Unreachable(
                    Part.DATABASE.title() + " at " + settings.jdbcUrl() + " "
                            + closed.reason().predicate(),
                    advice(closed.reason()));
        }
        return new Reachable(((DatabaseCheck.Open) result).version() + " at " + settings.jdbcUrl(), "");
    }

    private static String advice(DatabaseCheck.Reason reason) {
        String url = Variable.DB_URL.variable();
        return switch (reason) {
            case HOST_UNKNOWN -> "correct the host in " + url;
            case REFUSED, SILENT, STARTING, OTHER -> "start it, or correct " + url;
            case WRONG_PASSWORD ->
                "correct them in %s, or in %s and %s"
                        .formatted(url, Variable.DB_USER.variable(), Variable.DB_PASSWORD.variable());
            case DATABASE_MISSING -> "create it, or correct " + url;
            case NOT_UNICODE -> "create one with the encoding UTF8, and name it in " + url;
            case FULL -> "raise its max_connections, or lower " + Variable.DB_CONNECTIONS.variable();
        };
    }
}
