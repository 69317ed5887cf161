package dev.attest.documents.jdbc;

import dev.attest.documents.Leases;
import dev.attest.ledger.jdbc.Database;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/**
 * Leases in a table, timed by the clock of the database alone. A term counts from when the transaction began, so a holder
 * that counts from when it asked never believes longer than the others that it has the turn.
 */
final class JdbcLeases implements Leases {

    private static final String EXPIRY = "current_timestamp + cast(:seconds as double precision) * interval '1' second";

    private final Database database;

    JdbcLeases(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> hold(String name, String holder, Duration term) {
        return database.transact(jdbc -> keepOrTakeOver(jdbc, name, holder, term) || begin(jdbc, name, holder, term));
    }

    /** Of two that find a lease expired, the second waits for the first, looks again, and finds it renewed. */
    private static boolean keepOrTakeOver(JdbcClient jdbc, String name, String holder, Duration term) {
        return jdbc.sql("update lease set holder = :holder, expires_at = " + EXPIRY
                                + " where name = :name and (holder = :holder or expires_at <= current_timestamp)")
                        .param("name", name)
                        .param("holder", holder)
                        .param("seconds", seconds(term))
                        .update()
                == 1;
    }

    private static boolean begin(JdbcClient jdbc, String name, String holder, Duration term) {
        return jdbc.sql("insert into lease (name, holder, expires_at) values (:name, :holder, " + EXPIRY
                                + ") on conflict do nothing")
                        .param("name", name)
                        .param("holder", holder)
                        .param("seconds", seconds(term))
                        .update()
                == 1;
    }

    @Override
    public Mono<Void> release(String name, String holder) {
        return database.transact(jdbc -> jdbc.sql("delete from lease where name = :name and holder = :holder")
                        .param("name", name)
                        .param("holder", holder)
                        .update())
                .then();
    }

    private static double seconds(Duration term) {
        return term.toMillis() / 1000.0;
    }
}
