package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IngestTest {

    private final FakeAttest server = new FakeAttest();
    private final FakeIngest ingest = FakeIngest.in(server);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    private CommandLineRun run(String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "ingest";
        args[1] = folder.toString();
        args[2] = "--url";
        args[3] = server.url().toString();
        System.arraycopy(more, 0, args, 4, more.length);
        return CommandLineRun.of(args);
    }

    @Test
    void listsWhatBecameOfEachFile() throws IOException {
        files("a.md", "b.png", "empty.md", "huge.md", "same.md");
        CommandLineRun run = run();
        assertThat(run.out().lines())
                .containsExactly(
                        "state      file      pages  reason",
                        "ready      a.md",
                        "skipped    b.png            Unsupported content: image/png is not read",
                        "failed     empty.md         Empty document: no text",
                        "rejected   huge.md          Document too large: more than 50 MB",
                        "unchanged  same.md",
                        "",
                        "1 ready, 1 unchanged, 1 skipped, 1 rejected, 1 failed");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("ready     a.md").doesNotContain("\u001b");
    }

    @Test
    void saysHowManyPagesOfAFileHaveNoText() throws IOException {
        files("a.md", "scan.pdf");
        CommandLineRun run = run();
        assertThat(run.out().lines())
                .contains(
                        "ready  a.md",
                        "ready  scan.pdf  12     3 of 12 pages have no text and cannot be found;"
                                + " 1 of 12 pages has text read by character recognition");
        assertThat(run.exit()).isZero();
        JsonNode file = Json.MAPPER.readTree(run("--json").out()).path("files").path(1);
        assertThat(file.path("pages").asInt()).isEqualTo(12);
    }

    @Test
    void waitsForTheAttachmentsOfMailsAndListsThem() throws IOException {
        files("a.md", "mail.eml", "z.md");
        CommandLineRun run = run();
        assertThat(run.out().lines())
                .containsExactly(
                        "state   file                pages  reason",
                        "ready   a.md",
                        "ready   mail.eml",
                        "ready   mail.eml/offer.pdf  3",
                        "failed  mail.eml/scan.pdf          No text",
                        "ready   z.md",
                        "",
                        "4 ready, 0 unchanged, 0 skipped, 0 rejected, 1 failed");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void attachmentsThatCannotBeAskedAboutAreNotTakenForNone() throws IOException {
        files("mail.eml");
        server.on(
                "/documents?limit=200&parent=",
                asked -> FakeAttest.Reply.problem(503, "Busy", "later").with("Retry-After", "0"));
        CommandLineRun run = run();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("attest: Busy: later");
        assertThat(run.out()).doesNotContain("1 ready");
    }

    @Test
    void attachmentsOfADocumentThatWasDeletedMeanwhileAreNone() throws IOException {
        files("mail.eml");
        server.on(
                "/documents?limit=200&parent=",
                asked -> FakeAttest.Reply.problem(404, "No such document", "it was deleted"));
        CommandLineRun run = run();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("1 ready");
    }

    @Test
    void unsupportedFilesAreNotFatalToTheOthers() throws IOException {
        files("a.md", "b.png");
        assertThat(run().exit()).isZero();
    }

    @Test
    void nothingThatCouldBeDoneIsAnError() throws IOException {
        assertThat(run().err()).contains("There is no file to ingest");
        files("b.png", "empty.md");
        assertThat(run().exit()).isEqualTo(1);
    }

    @Test
    void uploadsAFewAtATimeAndFollowsAll() throws IOException {
        for (int i = 0; i < 40; i++) {
            files("f%02d.md".formatted(i));
        }
        CommandLineRun run = run("--collection", "handbook");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("40 ready");
        assertThat(ingest.mostAtOnce()).isBetween(2, 4);
        assertThat(server.asked)
                .filteredOn(asked -> asked.target().equals("/documents"))
                .hasSize(40)
                .allMatch(asked -> asked.field("collection").equals("handbook"));
    }

    @Test
    void printsJsonAndNothingElseOnRequest() throws IOException {
        files("a.md", "empty.md");
        CommandLineRun run = run("--json");
        JsonNode json = Json.MAPPER.readTree(run.out());
        assertThat(json.path("ready").asInt()).isEqualTo(1);
        assertThat(json.path("files").path(1).path("state").asString()).isEqualTo("failed");
        assertThat(json.path("files").path(1).path("reason").asString()).isEqualTo("Empty document: no text");
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() throws IOException {
        files("a.md", "b.md");
        server.close();
        CommandLineRun run = run();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().startsWith("attest: No server answers at");
    }

    @Test
    void aServerThatGoesAwayIsOneSentenceThatSaysHowFarItGot() throws IOException {
        files("a.md", "same.md");
        server.on("/jobs/", asked -> {
            server.close();
            return FakeAttest.Reply.json("{}");
        });
        CommandLineRun run = run();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("went away when 1 of 2 files were done; run the same command again");
    }
}
