package dev.attest.ledger.jdbc;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Whether a PostgreSQL can be reached, lets us in and can hold a ledger: one connection, opened and closed; blocks. */
public final class DatabaseCheck {

    private DatabaseCheck() {}

    /** What a check came to. */
    public sealed interface Result {}

    /** It can be used; product and version, as in {@code PostgreSQL 16.4}. */
    public record Open(String version) implements Result {}

    /** It cannot. */
    public record Closed(Reason reason) implements Result {}

    /** Why a database is of no use, each with the end of a sentence that begins with where it is. */
    public enum Reason {
        HOST_UNKNOWN("is on a host that is unknown"),
        REFUSED("has nothing listening there"),
        SILENT("does not answer in time"),
        WRONG_PASSWORD("refuses the user or the password"),
        DATABASE_MISSING("has no database of that name"),
        STARTING("is starting or shutting down"),
        FULL("has no connection left"),
        NOT_UNICODE("keeps this database in an encoding that cannot hold every text"),
        OTHER("breaks the connection off or does not speak PostgreSQL's protocol");

        private final String predicate;

        Reason(String predicate) {
            this.predicate = predicate;
        }

        public String predicate() {
            return predicate;
        }
    }

    /**
     * Tries it.
     *
     * @param jdbcUrl without credentials
     * @param patience for the whole of it, in whole seconds, from 1
     */
    public static Result of(String jdbcUrl, String user, Optional<String> password, Duration patience) {
        Properties properties = new Properties();
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        properties.setProperty("user", user);
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", "attest check");
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties)) {
            if (!encoding(connection).equals("UTF8")) {
                return new Closed(Reason.NOT_UNICODE);
            }
            DatabaseMetaData found = connection.getMetaData();
            return new Open(found.getDatabaseProductName() + " " + found.getDatabaseProductVersion());
        } catch (SQLException e) {
            return new Closed(reason(e));
        }
    }

    private static String encoding(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show server_encoding")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static Reason reason(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case "28P01", "28000", "08004" -> Reason.WRONG_PASSWORD;
            case "3D000" -> Reason.DATABASE_MISSING;
            case "57P03", "57P01" -> Reason.STARTING;
            case "53300" -> Reason.FULL;
            default -> network(failure);
        };
    }

    private static Reason network(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return Reason.HOST_UNKNOWN;
            }
            if (cause instanceof SocketTimeoutException) {
                return Reason.SILENT;
            }
            if (cause instanceof ConnectException) {
                return Reason.REFUSED;
            }
        }
        // The driver's own watch over logging in ends with no cause and no state of its own.
        return String.valueOf(failure.getMessage()).contains("timed out") ? Reason.SILENT : Reason.OTHER;
    }
}
