package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.FakeAttest.Asked;
import dev.attest.cli.FakeAttest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final String STORED =
            "On board, lithium packs are stored in a ventilated steel locker on the open deck, at least three metres from"
                    + " an accommodation opening and away from direct sun.";
    private static final String TORQUE =
            "Fastener: CTD-400 end-cap screws | Size: M6 | Number: 8 | Torque: 4.5 N m | Driver: hexagon 5 mm";

    @TempDir
    Path home;

    private final FakeAttest server = new FakeAttest();
    private final AtomicReference<Path> data = new AtomicReference<>();
    private int storedPage = 9;
    private String storedText = "Gruß 😀 " + STORED + " " + TORQUE;

    @BeforeEach
    void samples() throws IOException {
        Path samples = Files.createDirectories(home.resolve("ingest/samples"));
        Files.writeString(samples.resolve("field-manual.pdf"), STORED + TORQUE);
        FakeIngest.in(server);
        server.on("/ask", this::answer);
        server.on("/collections", asked -> Reply.json("{}"));
        server.on("/documents/d/text", asked -> Reply.text(storedText));
    }

    private Reply answer(Asked asked) {
        if (asked.body().contains("pension")) {
            return Reply.json("{\"status\":\"abstained\",\"abstention\":{\"reason\":\"noMatch\"}}");
        }
        boolean storing = asked.body().contains("lithium");
        String quote = storing ? STORED : TORQUE;
        int page = storing ? storedPage : 12;
        int start = ("Gruß 😀 " + STORED + " " + TORQUE).indexOf(quote);
        return Reply.json("""
                {"status":"answered","answer":"%s [1]","citations":[{"number":1,"documentId":"d","title":"T",
                "sourceKey":"field-manual.pdf","version":1,"headings":[],"span":[%d,%d],"quote":"%s","score":0.9,
                "page":%d,"boxes":[{"page":%d,"x":89.0,"y":210.3,"width":21.6,"height":9.5}]}]}""".formatted(quote, start, start + quote.length(), quote, page, page));
    }

    private CommandLineRun demo() {
        return demo(Map.of());
    }

    private CommandLineRun demo(Map<String, String> variables) {
        var environment = new HashMap<>(variables);
        environment.put("ATTEST_HOME", home.toString());
        return CommandLineRun.of(
                options -> {
                    data.set(options.data());
                    return server;
                },
                environment,
                "demo",
                "--once");
    }

    @Test
    void leavesNothingInAChromaThatOthersUse() {
        server.on(
                "/indexes/vectors",
                asked -> Reply.json("{\"state\":\"current\",\"model\":\"m\",\"done\":1,\"total\":1}"));
        CommandLineRun run = demo(Map.of("ATTEST_CHROMA_URL", "http://127.0.0.1:1"));
        String collection = data.get().getFileName().toString().toLowerCase(Locale.ROOT);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("the collection " + collection + ", which is deleted at the end");
        assertThat(server.asked)
                .filteredOn(asked -> asked.method().equals("DELETE"))
                .extracting(Asked::target)
                .containsExactly("/collections/" + collection + "?confirm=" + collection);
        assertThat(server.asked)
                .filteredOn(asked -> asked.target().equals("/ask"))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.body()).contains("[\"" + collection + "\"]"));
    }

    @Test
    void rightAnswersExitWithZeroAndLeaveNothingBehind() {
        CommandLineRun run = demo();
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains(
                        "? How should lithium battery packs be stored on board?",
                        "✓ their place is boxes on page 9",
                        "✓ their place is boxes on page 12",
                        "✓ it declines to answer",
                        "✓ Every answer is as expected.")
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
    void aCitationOnAnotherPageFails() {
        storedPage = 8;
        CommandLineRun run = demo();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("✗ their place is boxes on page 9");
    }

    @Test
    void anInventedAnswerFails() {
        server.on("/ask", asked -> Reply.json("{\"status\":\"answered\",\"answer\":\"5 %\"}"));
        CommandLineRun run = demo();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("✗ field-manual.pdf is cited", "✗ it declines to answer");
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
        assertThat(Installation.above(java.util.List.of(Path.of("/"), deep), Samples.BELOW_HOME))
                .contains(home.resolve("ingest/samples"));
    }
}
