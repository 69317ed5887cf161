package dev.attest.services;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that answers: the one of {@code POSTGRES_URL} (a JDBC URL; {@code POSTGRES_USER} and
 * {@code POSTGRES_PASSWORD} where needed), or else one that is unpacked and started here, once a JVM. Where neither works
 * the test is skipped with a loud word, and fails when {@code CI} is set.
 */
public final class RealPostgres {

    private static final String SUPERUSER = "postgres";
    private static @Nullable RealPostgres shared;

    private final Database server;
    private final List<Database> made = new CopyOnWriteArrayList<>();

    private RealPostgres(Database server) {
        this.server = server;
    }

    /**
     * A database and who may use it.
     *
     * @param url for JDBC
     * @param password empty where none is asked for
     */
    public record Database(String url, String user, String password) {

        /** The caller closes it. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        private Database named(String name) {
            return new Database(url.replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name), user, password);
        }
    }

    /** The one all tests of this JVM share; it cannot be stopped. */
    public static synchronized RealPostgres shared() {
        if (shared == null) {
            shared = System.getenv("POSTGRES_URL") == null ? started() : fromEnvironment();
        }
        Exercised.record("postgres", shared.server.url());
        return shared;
    }

    /** A new server of the caller's own, which it may stop, kill and start again, and must close. */
    public static OwnPostgres own() {
        try {
            var own = OwnPostgres.launched();
            Exercised.record("postgres", own.postgres().server.url());
            return own;
        } catch (IllegalStateException e) {
            throw missing(e);
        }
    }

    /** A new empty database in UTF-8. */
    public Database freshDatabase() {
        return create("ENCODING 'UTF8'");
    }

    /** A new empty database in another encoding, which the server's own locale need not fit. */
    public Database freshDatabaseIn(String encoding) {
        return create("ENCODING '" + encoding + "' LC_COLLATE 'C' LC_CTYPE 'C'");
    }

    private Database create(String options) {
        String name = "attest_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name + " " + options + " TEMPLATE template0");
        Database fresh = server.named(name);
        made.add(fresh);
        return fresh;
    }

    /** Takes it away together with the connections that use it. */
    public void drop(Database database) {
        String name = database.url().replaceFirst("^jdbc:postgresql://[^/]+/([^?]*).*", "$1");
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    static RealPostgres on(int port) {
        return new RealPostgres(new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + SUPERUSER, SUPERUSER, ""));
    }

    private static RealPostgres started() {
        try {
            // Stopped when the JVM ends.
            return OwnPostgres.launched().postgres();
        } catch (IllegalStateException e) {
            throw missing(e);
        }
    }

    private static RealPostgres fromEnvironment() {
        var server = new Database(
                Objects.requireNonNull(System.getenv("POSTGRES_URL")),
                Objects.requireNonNullElse(System.getenv("POSTGRES_USER"), SUPERUSER),
                Objects.requireNonNullElse(System.getenv("POSTGRES_PASSWORD"), ""));
        var postgres = new RealPostgres(server);
        postgres.execute("SELECT 1");
        // It goes on when this JVM has ended.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.made.forEach(postgres::drop)));
        return postgres;
    }

    private static RuntimeException missing(RuntimeException cause) {
        return Missing.service(
                "PostgreSQL",
                "the one from Maven Central does not start here; set POSTGRES_URL, POSTGRES_USER and POSTGRES_PASSWORD",
                cause);
    }

    private void execute(String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(server.url() + " refuses: " + sql, e);
        }
    }
}
