package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.JobState;
import dev.attest.ledger.jdbc.LedgerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-5")
@DisplayName("Invariant 5, acknowledged means durable")
class DurabilityTest extends LedgerTests {

    private static final int WRITES = 1_000;

    @Test
    void aThousandAcknowledgedWritesSurviveAKill() throws Exception {
        ledger.close();
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<UUID> acknowledged = acknowledged(writer);
        // Not System.exit, not SIGTERM: nothing gets a chance to flush.
        writer.destroyForcibly().waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES);
        ledger = Ledger.open(LedgerSettings.embedded(folder), Clock.systemUTC());
        assertThat(acknowledged)
                .allSatisfy(
                        job -> assertThat(ledger.jobs().find(OWNER, job).block().state())
                                .isEqualTo(JobState.QUEUED));
    }

    private static List<UUID> acknowledged(Process writer) throws IOException {
        var jobs = new ArrayList<UUID>();
        var lines = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
        String line;
        while (jobs.size() < WRITES && (line = lines.readLine()) != null) {
            if (line.startsWith("accepted ")) {
                jobs.add(UUID.fromString(line.substring("accepted ".length())));
            }
        }
        return jobs;
    }

    /** Accepts documents until it is killed, saying so after each. */
    static final class Writer extends LedgerTests {

        public static void main(String[] args) {
            var writer = new Writer();
            writer.ledger = Ledger.open(LedgerSettings.embedded(Path.of(args[0])), Clock.systemUTC());
            for (int i = 0; ; i++) {
                Accepted.Queued accepted = writer.queued(OWNER, writer.upload("doc-" + i, "Text " + i));
                System.out.println("accepted " + accepted.jobId());
                System.out.flush();
            }
        }
    }
}
