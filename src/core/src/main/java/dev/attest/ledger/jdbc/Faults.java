package dev.attest.ledger.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what a database's error means for whoever asked, whichever library it came through. */
final class Faults {

    /** A limit of PostgreSQL that no waiting changes, though Spring takes it for a lack of resources. */
    private static final String TOO_LONG = "54";

    private Faults() {}

    /** What went wrong before the rollback did, which a broken connection makes fail too. */
    static Throwable first(Throwable e) {
        Throwable before = e instanceof TransactionSystemException rollback ? rollback.getApplicationException() : null;
        return before == null ? e : before;
    }

    /** The transaction lost to another and nothing of it happened: it may be run again. */
    static boolean isLostRace(Throwable e) {
        String state = sqlState(e);
        // 25P02: db-scheduler takes any error of an insert for a duplicate and goes on, which PostgreSQL refuses; what
        // went wrong is lost by then, and if it was not a race it shows again.
        return e instanceof ConcurrencyFailureException
                || state.startsWith("40")
                || state.equals("55P03")
                || state.equals("25P02");
    }

    /** The database is away, shutting down, starting, taken over by another server, or too busy. */
    static boolean isOutage(Throwable e) {
        String state = sqlState(e);
        if (state.startsWith(TOO_LONG)) {
            return false;
        }
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessResourceException
                || e instanceof RecoverableDataAccessException
                || e instanceof QueryTimeoutException
                || e instanceof CannotCreateTransactionException
                // Nothing but the connection makes beginning, committing or rolling back fail.
                || e instanceof TransactionSystemException
                || isLostRace(e)
                || causes(e).anyMatch(Faults::isClosedConnection)
                // 25006: of a server that was the primary until now.
                || Stream.of("08", "53", "57", "25006").anyMatch(state::startsWith);
    }

    /** Of the outages those in which the database did nothing at all, so that they say nothing about the work. */
    static boolean isAway(Throwable e) {
        String state = sqlState(e);
        return e instanceof CannotCreateTransactionException
                || e instanceof TransactionSystemException
                || causes(e).anyMatch(Faults::isConnectionLost)
                || Stream.of("08", "57P0", "25006").anyMatch(state::startsWith);
    }

    private static boolean isConnectionLost(Throwable e) {
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || isClosedConnection(e);
    }

    /** What HikariCP (7.0.2) says, without a state, of a connection it has closed after an error somebody swallowed. */
    private static boolean isClosedConnection(Throwable e) {
        return e instanceof SQLException && "Connection is closed".equals(e.getMessage());
    }

    /** PostgreSQL cannot hold the character U+0000, and nobody means it. */
    static boolean isUnstorableCharacter(Throwable e) {
        return sqlState(e).equals("22021");
    }

    /** Of the innermost error of the database; empty when there is none. */
    static String sqlState(Throwable e) {
        return causes(e)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .reduce("", (outer, inner) -> inner);
    }

    /** What the database or its driver said last, for the log. */
    static String message(Throwable e) {
        return causes(e)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce(e.toString(), (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }
}
