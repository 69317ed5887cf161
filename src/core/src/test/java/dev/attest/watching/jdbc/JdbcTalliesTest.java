package dev.attest.watching.jdbc;

import dev.attest.documents.jdbc.OnEveryDatabase;
import dev.attest.documents.jdbc.TestedOn;
import dev.attest.ledger.jdbc.Database;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.watching.Tallies;
import dev.attest.watching.TalliesContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class JdbcTalliesTest extends TalliesContract {

    @TempDir
    private Path folder;

    @Parameter
    TestedOn testedOn = TestedOn.H2;

    private LedgerSettings settings;
    private Database database;

    @BeforeEach
    void open() {
        settings = testedOn.fresh(folder);
        database = Database.open(settings, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
        testedOn.drop(settings);
    }

    @Override
    protected Tallies tallies() {
        return new JdbcTallies(database);
    }
}
