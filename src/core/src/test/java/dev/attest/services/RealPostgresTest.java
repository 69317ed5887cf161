package dev.attest.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class RealPostgresTest {

    @Test
    void everyFreshDatabaseIsANewOneInUnicode() throws SQLException {
        var postgres = RealPostgres.shared();
        var one = postgres.freshDatabase();
        var other = postgres.freshDatabase();
        execute(one, "CREATE TABLE notes (word text)");
        execute(other, "CREATE TABLE notes (word text)");
        assertThat(value(one, "SHOW server_encoding")).isEqualTo("UTF8");
        postgres.drop(one);
        assertThatThrownBy(one::connect).isInstanceOf(SQLException.class);
        assertThat(value(other, "SELECT count(*) FROM notes")).isEqualTo("0");
        postgres.drop(other);
        assertThat(Path.of("target/real-services/postgres")).isNotEmptyFile();
    }

    @Test
    void aServerOfOnesOwnComesBackWithItsDataAfterAStopAndAfterAKill() throws SQLException {
        try (var own = RealPostgres.own()) {
            var database = own.freshDatabase();
            execute(database, "CREATE TABLE notes AS SELECT 'kept' AS word");
            own.stop();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            own.start();
            assertThat(value(database, "SELECT word FROM notes")).isEqualTo("kept");
            execute(database, "UPDATE notes SET word = 'committed'");
            own.kill();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            own.start();
            assertThat(value(database, "SELECT word FROM notes")).isEqualTo("committed");
        }
    }

    private static void execute(RealPostgres.Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(RealPostgres.Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
