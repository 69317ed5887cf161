package dev.attest.ledger.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens connections to the ledger's database, with the patience each needs. */
final class Pools {

    private static final int MOST_WAIT_MS = 5_000;

    private Pools() {}

    /**
     * The connections; blocks.
     *
     * @throws LedgerUnreachable when PostgreSQL does not answer, or not as it must
     */
    static HikariDataSource open(LedgerSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setMaximumPoolSize(settings.connections());
        config.setPoolName("ledger");
        if (!settings.isPostgresql()) {
            return new HikariDataSource(config);
        }
        postgresql(config, settings);
        try {
            return inUtf8(new HikariDataSource(config), settings);
        } catch (LedgerUnreachable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new LedgerUnreachable(settings.place() + reason(e), e);
        }
    }

    /** Every wait has an end: a server that went away without a word is noticed, and its threads come back. */
    private static void postgresql(HikariConfig config, LedgerSettings settings) {
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setConnectionTimeout(MOST_WAIT_MS);
        config.setValidationTimeout(MOST_WAIT_MS / 2);
        config.addDataSourceProperty("ApplicationName", "attest");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("loginTimeout", "5");
        // Longer than the server's own limit below, which ends a statement in better order.
        config.addDataSourceProperty("socketTimeout", "25");
        // By SQL, since poolers refuse them among the parameters of a connection. The third is for processes that
        // freeze or lose their network while they hold a collection's lock.
        config.setConnectionInitSql("select set_config('lock_timeout', '10s', false),"
                + " set_config('statement_timeout', '20s', false),"
                + " set_config('idle_in_transaction_session_timeout', '30s', false)");
    }

    private static HikariDataSource inUtf8(HikariDataSource pool, LedgerSettings settings) {
        try {
            String encoding = JdbcClient.create(pool)
                    .sql("show server_encoding")
                    .query(String.class)
                    .single();
            if (!encoding.equals("UTF8")) {
                throw new LedgerUnreachable(settings.place() + " keeps this database in " + encoding
                        + ", which cannot hold every text: create it with the encoding UTF8");
            }
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static String reason(Throwable e) {
        String state = Faults.sqlState(e);
        if (state.startsWith("28")) {
            return " does not let this user in: check the user and the password";
        }
        if (state.equals("3D000")) {
            return " has no database of this name: create it first";
        }
        if (state.equals("53300")) {
            return " has no connections left: raise its max_connections or use fewer";
        }
        return " cannot be reached: check that it runs and that host and port are right";
    }
}
