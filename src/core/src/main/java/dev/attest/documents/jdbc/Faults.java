package dev.attest.documents.jdbc;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what a database's error means for whoever asked, whichever library it came through. */
final class Faults {

    /** A limit of PostgreSQL that no waiting changes, though Spring takes it for a lack of resources. */
    private static final String TOO_LONG = "54";

    private Faults() {}

    /** The transaction lost to another and nothing of it happened: it may be run again. */
    static boolean isLostRace(Throwable e) {
        String state = sqlState(e);
        return e instanceof ConcurrencyFailureException || state.startsWith("40") || state.equals("55P03");
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
                || isLostRace(e)
                // 25006: of a server that was the primary until now.
                || Stream.of("08", "53", "57", "25006").anyMatch(state::startsWith);
    }

    /** PostgreSQL cannot hold the character U+0000, and nobody means it. */
    static boolean isUnstorableCharacter(Throwable e) {
        return sqlState(e).equals("22021");
    }

    /** Of the innermost error of the database; empty when there is none. */
    static String sqlState(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .reduce("", (outer, inner) -> inner);
    }
}
