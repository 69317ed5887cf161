package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.FakeAttest.Asked;
import dev.attest.cli.FakeAttest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final String NOTICE =
            "After the probation period, the notice period is three months to the end of a calendar quarter.";
    private static final String CLAIMS =
            "Claims must be submitted within 30 days of the end of the trip, with a receipt for every item above 25 euros.";

    @TempDir
    Path home;

    private final FakeAttest server = new FakeAttest();
    private final AtomicReference<Path> data = new AtomicReference<>();
    private String storedText = "Gruß 😀 " + NOTICE + " " + CLAIMS;

    @BeforeEach
    void samples() throws IOException {
        Path samples = Files.createDirectories(home.resolve("ingest/samples"));
        Files.writeString(samples.resolve("employee-handbook.md"), NOTICE);
        Files.writeString(samples.resolve("travel-and-expenses.md"), CLAIMS);
        FakeIngest.in(server);
        server.on("/ask", this::answer);
        server.on("/documents/d/text", asked -> Reply.text(storedText));
    }

    private Reply answer(Asked asked) {
        if (asked.body().contains("pension")) {
            return Reply.json("{\"status\":\"abstained\",\"abstention\":{\"reason\":\"noMatch\"}}");
        }
        boolean notice = asked.body().contains("notice");
        String quote = notice ? NOTICE : CLAIMS;
        int start = ("Gruß 😀 " + NOTICE + " " + CLAIMS).indexOf(quote);
        return Reply.json("""
                {"status":"answered","answer":"%s [1]","citations":[{"number":1,"documentId":"d","title":"T",
                "sourceKey":"%s","version":1,"headings":[],"span":[%d,%d],"quote":"%s","score":0.9}]}""".formatted(
                        quote,
                        notice ? "employee-handbook.md" : "travel-and-expenses.md",
                        start,
                        start + quote.length(),
                        quote));
    }

    private CommandLineRun demo() {
        return CommandLineRun.of(
                options -> {
                    data.set(options.data());
                    return server;
                },
                Map.of("ATTEST_HOME", home.toString()),
                "demo",
                "--once");
    }

    @Test
    void rightAnswersExitWithZeroAndLeaveNothingBehind() {
        CommandLineRun run = demo();
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains(
                        "? How long is the notice period?", "✓ it declines to answer", "✓ Every answer is as expected.")
                .contains("✓ quote [1] is the document's own text, character for character")
                .doesNotContain("✗");
        assertThat(server.stopped()).isTrue();
        assertThat(data.get()).doesNotExist();
    }

    @Test
    void aQuoteThatIsNotTheStoredTextFails() {
        storedText = "x" + storedText;
        CommandLineRun run = demo();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("✗ quote [1] is the document's own text", "✗ Not every answer is as expected.");
    }

    @Test
    void anInventedAnswerFails() {
        server.on("/ask", asked -> Reply.json("{\"status\":\"answered\",\"answer\":\"5 %\"}"));
        CommandLineRun run = demo();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("✗ employee-handbook.md is cited", "✗ it declines to answer");
    }

    @Test
    void missingSamplesAreOneSentence() {
        CommandLineRun run = CommandLineRun.of(
                CommandLineRun.NO_SERVER,
                Map.of("ATTEST_HOME", home.resolve("none").toString()),
                "demo",
                "--once");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("set ATTEST_HOME");
    }

    @Test
    void samplesAreFoundFromAFolderBelowTheProject() throws IOException {
        Path deep = Files.createDirectories(home.resolve("src/server/target"));
        assertThat(Samples.above(java.util.List.of(Path.of("/"), deep))).contains(home.resolve("ingest/samples"));
    }
}
