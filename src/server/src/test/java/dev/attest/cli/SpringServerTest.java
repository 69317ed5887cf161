package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attest.documents.jdbc.Ledger;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.services.RealPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringServerTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeDataFolder() throws Exception {
        Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void aPortTakenAtTheLastMomentPrintsNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LaunchedServer.Launch launch = LaunchedServer.launch(taken.getLocalPort(), folder);

            assertThat(launch.outcome()).startsWith("PortUnavailable: ").contains("in use");
            assertThat(launch.printed()).isEmpty();
        }
    }

    @Test
    void refusesVariablesThatMakeNoConfigurationBeforeItOpensAnything() throws Exception {
        LaunchedServer.Launch launch = LaunchedServer.launch(0, folder, Map.of("ATTEST_LLM_MODEL", "m"));

        assertThat(launch.outcome())
                .isEqualTo("StartRefused: ATTEST_LLM_MODEL is set but ATTEST_LLM_BASE_URL is not;"
                        + " set ATTEST_LLM_BASE_URL too, or unset ATTEST_LLM_MODEL.");
        assertThat(launch.printed()).isEmpty();
        assertThat(folder.resolve("data/ledger.mv.db")).doesNotExist();
    }

    @Test
    void refusesANightThatIsNoTimeOfDay() throws Exception {
        LaunchedServer.Launch launch =
                LaunchedServer.launch(0, folder, Map.of("ATTEST_EVALUATIONS_NIGHTLY", "at night"));

        assertThat(launch.outcome())
                .isEqualTo(
                        "StartRefused: ATTEST_EVALUATIONS_NIGHTLY is not a time of day; write it like 02:30, which is in"
                                + " UTC, or 02:30 Europe/Berlin.");
        assertThat(launch.printed()).isEmpty();
    }

    @Test
    void refusesToStartWithoutTheDatabaseItWasGiven() throws Exception {
        LaunchedServer.Launch launch =
                LaunchedServer.launch(0, folder, Map.of("ATTEST_DB_URL", "postgres://u:s3cret@127.0.0.1:1/attest"));

        assertThat(launch.outcome())
                .isEqualTo("StartRefused: PostgreSQL at jdbc:postgresql://127.0.0.1:1/attest has nothing listening"
                        + " there; start it, or correct ATTEST_DB_URL.");
        assertThat(launch.printed()).isEmpty();
        assertThat(folder.resolve("data/ledger.mv.db")).doesNotExist();
    }

    @Test
    void refusesADatabaseThatCannotHoldEveryText() throws Exception {
        RealPostgres.Database latin = RealPostgres.shared().freshDatabaseIn("LATIN1");
        LaunchedServer.Launch launch = LaunchedServer.launch(
                0,
                folder,
                Map.of(
                        "ATTEST_DB_URL", latin.url(),
                        "ATTEST_DB_USER", latin.user(),
                        "ATTEST_DB_PASSWORD", latin.password()));

        assertThat(launch.outcome())
                .startsWith("StartRefused: PostgreSQL at jdbc:postgresql://")
                .endsWith(
                        " keeps this database in an encoding that cannot hold every text; create one with the encoding"
                                + " UTF8, and name it in ATTEST_DB_URL.");
        assertThat(launch.printed()).isEmpty();
    }

    @Test
    void aDatabaseThatGoesAwayWhileTheServerStartsIsARefusalToo() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var settings = LedgerSettings.postgresql("jdbc:postgresql://localhost:" + port + "/attest", "a", "s3cret", 4);
        Throwable away = catchThrowable(() -> Ledger.open(settings, Clock.systemUTC()));

        assertThat(SpringServer.refusal(new IllegalStateException(away)))
                .containsInstanceOf(StartRefused.class)
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo(
                        "PostgreSQL at localhost:" + port + " cannot be reached: check that it runs and that host and"
                                + " port are right, or correct ATTEST_DB_URL.");
    }

    @Test
    void startsWithoutPartsThatAreAwayAndSaysSoOncePerPart() throws Exception {
        LaunchedServer.Launch launch = LaunchedServer.launch(
                0,
                folder,
                Map.of(
                        "ATTEST_CHROMA_URL", "http://127.0.0.1:1",
                        "ATTEST_LLM_BASE_URL", "http://127.0.0.1:1/v1",
                        "ATTEST_LLM_MODEL", "m",
                        "ATTEST_CHROMA_HOST", "h"));

        assertThat(launch.outcome()).isEqualTo("ready, stopped");
        assertThat(Files.readAllLines(folder.resolve("data/attest.log")))
                .filteredOn(line -> line.contains("WARN") && line.contains("ATTEST_"))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .contains("ChromaDB at http://127.0.0.1:1 has nothing listening there; start it, or correct"
                                + " ATTEST_CHROMA_URL. Answers go without vectors meanwhile."))
                .anySatisfy(line -> assertThat(line).contains("ATTEST_LLM_BASE_URL"))
                .anySatisfy(line -> assertThat(line)
                        .contains("Nobody reads the variable ATTEST_CHROMA_HOST; was ATTEST_CHROMA_URL meant?"));
    }

    @Test
    void listensOnAnyFreePortAndStopsAndPrintsNothing() throws Exception {
        LaunchedServer.Launch launch = LaunchedServer.launch(0, folder);

        assertThat(launch.outcome()).isEqualTo("ready, stopped");
        assertThat(launch.printed()).isEmpty();
    }

    @Test
    void servesTheModelsOfTheInstallationItIsPartOfUnlessOthersAreNamed() throws Exception {
        LaunchedServer.launch(0, folder, Map.of("ATTEST_MODELS", " "));
        assertThat(Files.readString(folder.resolve("models"))).contains("iris");

        LaunchedServer.launch(
                0, folder, Map.of("ATTEST_MODELS", folder.resolve("none").toString()));
        assertThat(Files.readString(folder.resolve("models"))).doesNotContain("iris");
    }
}
