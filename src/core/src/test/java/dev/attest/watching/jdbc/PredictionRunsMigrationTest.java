package dev.attest.watching.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.attest.documents.jdbc.OnEveryDatabase;
import dev.attest.documents.jdbc.TestedOn;
import dev.attest.ledger.jdbc.Database;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.prediction.Calls;
import dev.attest.services.RealPostgres;
import dev.attest.watching.Accuracy;
import dev.attest.watching.LoggedPrediction;
import dev.attest.watching.PredictionId;
import dev.attest.watching.UnknownPrediction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@Tag("invariant-13")
@DisplayName("Invariant 13: what was kept as a row a call is found in runs")
@OnEveryDatabase
class PredictionRunsMigrationTest {

    private static final UUID SIGN = UUID.fromString("019aab5d-4f80-7abc-8def-0123456789ab");
    private static final UUID LARGE = UUID.fromString("019aab5d-4f80-7abc-8def-0123456789ac");
    private static final UUID NOTHING = UUID.fromString("019aab5d-4f81-7abc-8def-0123456789ab");

    @TempDir
    private Path folder;

    @Parameter
    TestedOn testedOn = TestedOn.H2;

    private LedgerSettings settings;

    @BeforeEach
    void older() throws SQLException {
        settings = empty();
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations(locations())
                .target("4")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            keep(
                    connection,
                    SIGN,
                    2,
                    "{\"features\":[\"say \\\"rows\\\":\",\"rows\"],\"rows\":[[1234.5,\"\\\\\"],[2,\"Größe\\n\"]]}",
                    "{\"labels\":[\"\\\"predicted\\\":\",\"predicted\",\"probabilities\"],\"predicted\":[\"predicted\","
                            + "\"probabilities\"],\"probabilities\":[[0.25,0.75,0.0],[0.0,0.25,0.75]]}");
            tell(connection, SIGN, 1, "predicted");
            keep(
                    connection,
                    LARGE,
                    10_000,
                    full("{\"features\":[\"a\"],\"rows\":[[\"", "\"]]}"),
                    full("{\"labels\":[\"no\",\"yes\"],\"predicted\":[\"no\"],\"probabilities\":[[", "0.75,0.25]]}"));
            keep(
                    connection,
                    NOTHING,
                    1,
                    "{\"features\":[\"a\"],\"rows\":[]}",
                    "{\"labels\":[\"no\",\"yes\"],\"predicted\":[],\"probabilities\":[]}");
        }
    }

    /** One that was never opened. */
    private LedgerSettings empty() {
        if (testedOn == TestedOn.H2) {
            return LedgerSettings.embedded(folder);
        }
        RealPostgres.Database database = RealPostgres.shared().freshDatabase();
        return LedgerSettings.postgresql(database.url(), database.user(), database.password(), 6);
    }

    private String[] locations() {
        return testedOn == TestedOn.H2
                ? new String[] {"classpath:dev/attest/ledger"}
                : new String[] {"classpath:dev/attest/ledger", "classpath:dev/attest/postgresql"};
    }

    /** As long as a text of H2 can be, by blanks in the middle. */
    private static String full(String head, String tail) {
        return head + " ".repeat(1_048_576 - head.length() - tail.length()) + tail;
    }

    private static void keep(Connection connection, UUID id, int count, String inputs, String outputs)
            throws SQLException {
        try (var insert = connection.prepareStatement("insert into prediction (id, tenant, principal, model,"
                + " model_version, made_at, micros, row_count, kept_rows, inputs, outputs)"
                + " values (?, 'acme', 'bob', 'signs', '1', ?, 1234, ?, 1, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, OffsetDateTime.ofInstant(Calls.AT, ZoneOffset.UTC));
            insert.setInt(3, count);
            insert.setString(4, inputs);
            insert.setString(5, outputs);
            insert.executeUpdate();
        }
    }

    private static void tell(Connection connection, UUID id, int row, String label) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into prediction_outcome (prediction_id, ordinal, model,"
                        + " model_version, label, correct, told_by, told_at) values (?, ?, 'signs', '1', ?, false, 'eve', ?)")) {
            insert.setObject(1, id);
            insert.setInt(2, row);
            insert.setString(3, label);
            insert.setObject(4, OffsetDateTime.ofInstant(Calls.AT, ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    @AfterEach
    void drop() {
        if (testedOn == TestedOn.H2) {
            return;
        }
        RealPostgres.shared()
                .drop(new RealPostgres.Database(
                        settings.url(), String.valueOf(settings.user()), String.valueOf(settings.password())));
    }

    private Database open() {
        return Database.open(settings, Clock.fixed(Calls.AT, ZoneOffset.UTC));
    }

    private static LoggedPrediction found(Database database, UUID id, int row) {
        return Objects.requireNonNull(new JdbcPredictions(database)
                .find(Calls.BOB, new PredictionId(id, row))
                .block());
    }

    @Test
    void findsEveryRowWithWhateverQuotesItsNamesHave() {
        try (Database database = open()) {
            LoggedPrediction first = found(database, SIGN, 0);
            assertThat(first.at()).isEqualTo(Calls.AT);
            assertThat(first.took()).isEqualTo(Duration.ofNanos(1_234_000));
            assertThat(first.rows()).isEqualTo(2);
            assertThat(first.inputs()).containsExactly(entry("say \"rows\":", 1234.5), entry("rows", "\\"));
            assertThat(first.label()).isEqualTo("predicted");
            assertThat(first.probabilities())
                    .containsExactly(
                            entry("\"predicted\":", .25), entry("predicted", .75), entry("probabilities", 0.0));
            assertThat(found(database, SIGN, 1).inputs()).containsEntry("rows", "Größe\n");
        }
    }

    @Test
    void keepsOutcomesAndForgetsThemWithTheirRun() {
        try (Database database = open()) {
            assertThat(found(database, SIGN, 0).outcome()).isEmpty();
            assertThat(found(database, SIGN, 1).outcome())
                    .contains(new LoggedPrediction.Outcome("predicted", "eve", Calls.AT));
            var predictions = new JdbcPredictions(database);
            assertThat(predictions.accuracy("signs", "1", Calls.AT).block()).isEqualTo(new Accuracy(0, 1));

            assertThat(predictions.sweep(Calls.AT).block()).isZero();
            assertThat(predictions.sweep(Calls.AT.plusSeconds(1)).block()).isEqualTo(3);
            assertThat(predictions.accuracy("signs", "1", Calls.AT).blockOptional())
                    .isEmpty();
        }
    }

    @Test
    void hasRoomForTheLargestCallAndForOneOfWhichNoRowWasKept() {
        try (Database database = open()) {
            LoggedPrediction large = found(database, LARGE, 0);
            assertThat(large.rows()).isEqualTo(10_000);
            assertThat(String.valueOf(large.inputs().get("a"))).isBlank().hasSizeGreaterThan(1_048_000);
            assertThat(large.probabilities()).containsExactly(entry("no", .75), entry("yes", .25));
            assertThatThrownBy(() -> found(database, LARGE, 1))
                    .isInstanceOf(UnknownPrediction.class)
                    .hasMessageEndingWith("here 1");
            assertThatThrownBy(() -> found(database, NOTHING, 0))
                    .isInstanceOf(UnknownPrediction.class)
                    .hasMessageEndingWith("here 0");
        }
    }
}
