package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineIT {

    @TempDir
    Path folder;

    private record Ended(int code, String printed) {}

    private static Ended run(String... arguments) throws Exception {
        Process process = ServerProcess.attest(arguments);
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), printed);
    }

    @Test
    @Tag("invariant-11")
    @DisplayName("Invariant 11: the second process on a data folder says who holds it")
    void aSecondServerSaysWhoHoldsTheFolder() throws Exception {
        try (ServerProcess first = ServerProcess.start(folder)) {
            Ended second = run("serve", "--port", "0", "--data", folder.toString());
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.printed().strip().lines())
                    .singleElement()
                    .asString()
                    .contains(folder.toString(), "process", "http://127.0.0.1:");
            assertThat(first.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("invariant-11")
    @DisplayName("Invariant 11: commands use the server that holds the folder, or start one in process")
    void commandsWorkWithAndWithoutAServer() throws Exception {
        Path note = Files.writeString(
                folder.resolve("note.md"), "# Canteen\n\nThe canteen opens at 11:30 on every working day.\n");
        Path data = folder.resolve("data");
        Ended ingested = run("ingest", note.toString(), "--data", data.toString());
        assertThat(ingested.code()).as(ingested.printed()).isZero();
        try (ServerProcess server = ServerProcess.start(data)) {
            Ended asked = run("ask", "When does the canteen open?", "--data", data.toString());
            assertThat(asked.code()).as(asked.printed()).isZero();
            assertThat(asked.printed()).contains("The canteen opens at 11:30 on every working day.", "note.md");
        }
    }

    @Test
    void aServerOfAKilledProgramStopsByItself() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, List.of("--until-input-ends"))) {
            assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
            // All that a child sees of it.
            server.endInput();
            assertThat(server.handle().onExit().get(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("serve", "--port", String.valueOf(taken.getLocalPort()), "--data", folder.toString());
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.printed().strip().lines())
                    .singleElement()
                    .asString()
                    .contains(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void listeningBeyondLoopbackIsRefused() throws Exception {
        Ended ended = run("serve", "--host", "0.0.0.0", "--data", folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.printed().strip().lines()).singleElement().asString().contains("0.0.0.0");
    }

    @Test
    void aDataFolderThatIsAFileIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Ended ended = run("serve", "--port", "0", "--data", file.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.printed().strip().lines()).singleElement().asString().contains(file.toString());
    }

    @Test
    void theDemoCitesAPageAndATableRowAndDeclinesOneQuestion() throws Exception {
        Ended demo = run("demo", "--once");
        assertThat(demo.code()).as(demo.printed()).isZero();
        assertThat(demo.printed())
                .contains(
                        "On board, lithium packs are stored in a ventilated steel locker on the open deck,"
                                + " at least three metres from an accommodation opening and away from direct sun.",
                        "Fastener: CTD-400 end-cap screws | Size: M6 | Number: 8 | Torque: 4.5 N m",
                        "field-manual.pdf · page 9",
                        "field-manual.pdf · page 12");
    }
}
