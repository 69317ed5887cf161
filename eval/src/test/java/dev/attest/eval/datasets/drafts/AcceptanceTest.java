package dev.attest.eval.datasets.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import dev.attest.eval.datasets.DatasetFile;
import dev.attest.eval.reports.reading.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceTest {

    @TempDir
    Path folder;

    private Path drafts;
    private Path dataset;
    private final StringWriter shown = new StringWriter();

    @BeforeEach
    void writeDrafts() throws IOException {
        drafts = folder.resolve("drafts.jsonl");
        dataset = folder.resolve("samples.jsonl");
        DatasetFile.write(drafts, List.of(draft("d-1"), draft("d-2"), draft("d-3"), draft("d-4")));
    }

    @Test
    void movesWhatIsAcceptedAndRemovesWhatIsRejected() throws IOException {
        assertThat(decide("y\nn\nf\nq\n")).isEqualTo(new Acceptance.Tally(2, 1, 1));
        assertThat(DatasetFile.samples(dataset))
                .extracting(Sample::id, Sample::frozen, Sample::tags)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("d-1", false, List.of("one-document", "md")),
                        org.assertj.core.groups.Tuple.tuple("d-3", true, List.of("one-document", "md")));
        assertThat(DatasetFile.samples(drafts)).containsExactly(draft("d-4"));
    }

    @Test
    void showsTheQuoteWhereItStands() throws IOException {
        decide("q\n");
        assertThat(shown.toString())
                .contains("1 of 4", "Q  How deep d-1?", "A  7 metres")
                .contains("a.md: Before it. [[It is rated to 7 metres]] at most.");
    }

    @Test
    void whatADocumentSaysCannotCommandTheTerminal() throws IOException {
        DatasetFile.write(drafts, List.of(draft("d-1", "rated\u001b[2J to 7\u202e metres")));
        decide("q\n");
        assertThat(shown.toString()).doesNotContain("\u001b", "\u202e").contains("rated\uFFFD[2J to 7[U+202E] metres");
    }

    @Test
    void saysWhenAQuoteIsNotInItsDocument() throws IOException {
        DatasetFile.write(drafts, List.of(draft("d-1", "rated to 8 metres")));
        decide("q\n");
        assertThat(shown.toString()).contains("[[rated to 8 metres]] – not found in a.md");
    }

    @Test
    void anEditIsKeptBeforeAnythingElseIsDecided() throws IOException {
        decide("e\nHow far down may it go?\n\nq\n");
        assertThat(DatasetFile.samples(drafts).get(0).question()).isEqualTo("How far down may it go?");
        assertThat(DatasetFile.samples(drafts).get(0).answer()).isEqualTo("7 metres");
        decide("e\n\nSeven metres\ny\n");
        assertThat(DatasetFile.samples(dataset)).singleElement().satisfies(sample -> {
            assertThat(sample.question()).isEqualTo("How far down may it go?");
            assertThat(sample.answer()).isEqualTo("Seven metres");
        });
    }

    @Test
    void theEndOfTheInputLeavesTheRest() throws IOException {
        assertThat(decide("y\nwhat?\n")).isEqualTo(new Acceptance.Tally(1, 0, 3));
        assertThat(shown.toString()).contains("One of y, n, e, f and q, please.");
        assertThat(decide("e\n")).isEqualTo(new Acceptance.Tally(0, 0, 3));
        assertThat(DatasetFile.samples(drafts)).containsExactly(draft("d-2"), draft("d-3"), draft("d-4"));
    }

    @Test
    void aCrashBetweenTheTwoFilesLosesNothingAndDoublesNothing() throws IOException {
        DatasetFile.append(dataset, Drafts.accepted(draft("d-1"), true));
        assertThat(decide("y\n")).isEqualTo(new Acceptance.Tally(1, 0, 2));
        assertThat(DatasetFile.samples(dataset)).extracting(Sample::id).containsExactly("d-1", "d-2");
        assertThat(DatasetFile.samples(drafts)).extracting(Sample::id).containsExactly("d-3", "d-4");
    }

    @Test
    void refusesFilesThatHoldNoDrafts() throws IOException {
        Files.delete(drafts);
        assertThatThrownBy(() -> decide("y\n")).hasMessageContaining("there are no drafts at");
        DatasetFile.write(drafts, List.of(Drafts.accepted(draft("d-1"), false)));
        assertThatThrownBy(() -> decide("y\n")).hasMessageContaining("d-1 does not carry the tag “draft”");
    }

    @Test
    void showsThatNothingShouldAnswerAnUnanswerableOne() throws IOException {
        DatasetFile.write(
                drafts,
                List.of(new Sample(
                        "d-9",
                        "Who made it?",
                        "",
                        List.of(),
                        null,
                        Status.ABSTAINED,
                        List.of("draft"),
                        "a.md",
                        false)));
        assertThat(decide("e\nWho built it?\ny\n")).isEqualTo(new Acceptance.Tally(1, 0, 0));
        assertThat(shown.toString()).contains("A  none: a.md should not say it");
        assertThat(DatasetFile.samples(dataset))
                .containsExactly(new Sample(
                        "d-9", "Who built it?", "", List.of(), null, Status.ABSTAINED, List.of(), "a.md", false));
    }

    private Acceptance.Tally decide(String said) throws IOException {
        var source = new TextPassages(Map.of("a.md", "Before it.\nIt is rated\nto 7 metres at most."));
        return new Acceptance(
                        drafts,
                        dataset,
                        source,
                        new BufferedReader(new StringReader(said)),
                        new PrintWriter(shown, true),
                        Printable::line)
                .run();
    }

    private static Sample draft(String id) {
        return draft(id, "It is rated to 7 metres");
    }

    private static Sample draft(String id, String quote) {
        return new Sample(
                id,
                "How deep " + id + "?",
                "7 metres",
                List.of(new Gold("a.md", quote)),
                null,
                Status.ANSWERED,
                List.of("draft", "one-document", "md"),
                null,
                false);
    }
}
