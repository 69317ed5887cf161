package dev.attest.ledger.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to date; of processes that open one ledger at the same time, one does and the others wait. */
final class Migrations {

    private static final String ALL = "classpath:dev/attest/ledger";

    private Migrations() {}

    static void run(LedgerSettings settings, DataSource pool) {
        FluentConfiguration flyway = Flyway.configure(Migrations.class.getClassLoader());
        if (settings.isPostgresql()) {
            // Over connections of its own, without the pool's limits: a migration takes as long as it takes.
            flyway.dataSource(settings.url(), settings.user(), settings.password())
                    .locations(ALL, "classpath:dev/attest/postgresql");
        } else {
            flyway.dataSource(pool).locations(ALL);
        }
        flyway.load().migrate();
    }
}
