package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Document;
import dev.attest.documents.Listing;
import dev.attest.documents.Span;
import dev.attest.documents.SpanOutOfText;
import dev.attest.ledger.jdbc.LedgerSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("invariant-13")
@DisplayName("Invariant 13: an older data folder always opens")
class MigrationTest {

    private static final String ID = "aee2b7ee-dc79-45e7-aade-8a89905912aa";

    @TempDir
    Path folder;

    @Test
    void aFolderFromBeforeThereWerePagesOpens() throws SQLException {
        older();
        try (Ledger ledger = Ledger.open(LedgerSettings.embedded(folder), Clock.systemUTC())) {
            Document document = ledger.documents()
                    .list(LedgerTests.OWNER, new Listing(Optional.empty(), Optional.empty(), 10, Optional.empty()))
                    .block()
                    .items()
                    .get(0);
            assertThat(document.latest().pages()).isEmpty();
            assertThat(document.parent()).isEmpty();
            assertThat(ledger.layouts()
                            .find(LedgerTests.OWNER, document.id(), Optional.empty(), new Span(0, 5))
                            .block()
                            .placement())
                    .isEmpty();
            assertThatThrownBy(() -> ledger.layouts()
                            .find(LedgerTests.OWNER, document.id(), Optional.empty(), new Span(0, 6))
                            .block())
                    .isInstanceOf(SpanOutOfText.class);
        }
    }

    /** A folder with one document, as version 1 of the schema left it. */
    private void older() throws SQLException {
        String url = LedgerSettings.embedded(folder).url();
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:dev/attest/ledger")
                .target("1")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("insert into collection (id, tenant, name, created_at) values (1, 'acme', 'c', now())");
            statement.execute("insert into blob (id, size, sha256, created_at) values ('" + ID + "', 5, 'x', now())");
            statement.execute("insert into document (id, collection_id, source_key, title, active_version,"
                    + " latest_version, created_at, updated_at) values ('" + ID
                    + "', 1, 'a', 'A', 1, 1, now(), now())");
            statement.execute("insert into document_version (document_id, number, blob_id, file_name, media_type,"
                    + " warnings, body, created_at) values ('" + ID + "', 1, '" + ID
                    + "', 'a', 'text/plain', '', 'Früh.', now())");
            statement.execute("insert into job (id, tenant, collection_id, document_id, version, state, done, total,"
                    + " attempts, request_hash, created_by, created_at, updated_at) values ('" + ID
                    + "', 'acme', 1, '" + ID + "', 1, 'READY', 1, 1, 1, 'x', 'olga', now(), now())");
        }
    }
}
