package dev.attest.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Abstention;
import dev.attest.answering.Answer;
import dev.attest.answering.DocumentCitation;
import dev.attest.documents.Chunk;
import dev.attest.documents.Job;
import dev.attest.documents.JobState;
import dev.attest.retrieval.FollowSettings;
import dev.attest.retrieval.Query;
import dev.attest.retrieval.Retrieval;
import dev.attest.retrieval.onnx.OnnxEncoder;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpineTest {

    private static final String HANDBOOK = """
            # Handbook

            ## Notice period 📅

            During probation either side may give two weeks' notice. After the probation period, the notice period is
            three months to the end of a calendar quarter.

            ## Canteen

            The canteen is open from 11:30 to 13:30 and serves a vegetarian dish every day.
            """;
    private static final FollowSettings QUICK_TO_FORGET =
            new FollowSettings(Duration.ofMillis(100), Duration.ofSeconds(2));
    private static final Duration WAITED_FOR_THE_INDEX = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static OnnxEncoder encoder;

    @TempDir
    Path folder;

    private Spine spine;

    @BeforeAll
    static void load() {
        encoder = OnnxEncoder.open();
    }

    @AfterAll
    static void unload() {
        encoder.close();
    }

    @BeforeEach
    void start() {
        spine = new Spine(folder, encoder, QUICK_TO_FORGET).withCollection("hr");
    }

    @AfterEach
    void stop() {
        spine.close();
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("Invariant 7: the quote of a citation is the document's text at its span, exactly")
    void answersWithExactCitations() {
        Job job = spine.ingest("hr", "handbook.md", "text/markdown", HANDBOOK);
        assertThat(job.state()).isEqualTo(JobState.READY);
        Answer answer = spine.ask(Spine.OWNER, "How long is the notice period after probation?");
        assertThat(answer.abstention()).isEmpty();
        assertThat(answer.text()).contains("three months to the end of a calendar quarter. [1]");
        String text = text(job.documentId());
        assertThat(answer.citations())
                .isNotEmpty()
                .allSatisfy(citation -> assertThat(citation)
                        .isInstanceOfSatisfying(
                                DocumentCitation.class,
                                quoted -> assertThat(quoted.span().of(text)).isEqualTo(quoted.quote())));
        assertThat(((DocumentCitation) answer.citations().get(0)).headings())
                .containsExactly("Handbook", "Notice period 📅");
        assertThat(answer.sentences()).allSatisfy(sentence -> {
            assertThat(sentence.span().of(answer.text())).isEqualTo(sentence.text());
            assertThat(sentence.citations()).isNotEmpty();
        });
        assertThat(answer.groundedness().score()).hasValue(1);
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("Invariant 7: every chunk is the document's text at its span, exactly")
    void chunksAreTheTextAtTheirSpans() {
        Job job = spine.ingest("hr", "handbook.md", "text/markdown", HANDBOOK);
        String text = text(job.documentId());
        List<Chunk> chunks = spine.ledger
                .documents()
                .chunks(Spine.OWNER, job.documentId(), Optional.empty())
                .block();
        assertThat(chunks).isNotEmpty().allSatisfy(chunk -> {
            assertThat(chunk.span().of(text)).isEqualTo(chunk.text());
            assertThat(chunk.sentences()).isNotEmpty().allSatisfy(sentence -> {
                assertThat(sentence.start()).isGreaterThanOrEqualTo(chunk.span().start());
                assertThat(sentence.end()).isLessThanOrEqualTo(chunk.span().end());
            });
        });
    }

    private String text(UUID document) {
        return spine.ledger
                .documents()
                .text(Spine.OWNER, document, Optional.empty())
                .block();
    }

    @Test
    void abstainsWhenTheDocumentsDoNotHoldTheAnswer() {
        spine.ingest("hr", "handbook.md", "text/markdown", HANDBOOK);
        Answer answer = spine.ask(Spine.OWNER, "What does the company pay into my pension fund?");
        assertThat(answer.abstention().map(Abstention::reason)).contains(Abstention.Reason.NO_MATCH);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.citations()).isEmpty();
    }

    @Test
    void abstainsBeforeAnythingWasIngested() {
        assertThat(spine.ask(Spine.OWNER, "How long is the notice period?").abstention())
                .isPresent();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("Invariant 4: what only forbidden documents could answer reads as no match")
    void forbiddenDocumentsAreAbsent() {
        spine.ingest("hr", "handbook.md", "text/markdown", HANDBOOK);
        spine.ledger
                .collections()
                .change(Spine.OWNER, "hr", Optional.of(Set.of("rita")), Optional.of(Set.of()))
                .block();
        Principal stranger = new Principal(Spine.OWNER.tenant(), "sam", Set.of(), Set.of(Role.READER));
        Answer answer = spine.ask(stranger, "How long is the notice period after probation?");
        assertThat(answer.abstention().map(Abstention::reason)).contains(Abstention.Reason.NO_MATCH);
        assertThat(answer.corpusVersion()).isEmpty();
    }

    @Test
    void anEmptyFileFailsWithItsReason() {
        Job job = spine.ingest("hr", "empty.txt", "text/plain", "");
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().orElseThrow().code()).isEqualTo("empty");
        assertThat(job.failure().orElseThrow().detail()).contains("empty.txt");
    }

    @Test
    void aRestartedSpineAnswersAsBefore() {
        spine.ingest("hr", "handbook.md", "text/markdown", HANDBOOK);
        spine.close();
        spine = new Spine(folder, encoder, QUICK_TO_FORGET);
        assertThat(spine.ask(Spine.OWNER, "When is the canteen open?").text()).contains("11:30 to 13:30");
    }

    @Test
    void aLostIndexIsRebuiltFromTheLedgerWithoutTheEncoder() throws IOException {
        spine.ingest("hr", "handbook.md", "text/markdown", HANDBOOK);
        spine.close();
        try (var files = Files.list(folder.resolve("index"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        spine = new Spine(folder, encoder, QUICK_TO_FORGET);
        assertThat(spine.ask(Spine.OWNER, "When is the canteen open?").text()).contains("11:30 to 13:30");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("Invariant 3: while a document is replaced in a loop, no request sees zero or two versions")
    void replacementIsASwap() {
        spine.ingest("hr", "price.md", "text/markdown", price(0));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        List<CompletableFuture<Void>> askers = List.of(asker(stop, asked), asker(stop, asked), asker(stop, asked));
        try {
            for (int version = 1; version <= 40; version++) {
                Job job = spine.ingest("hr", "price.md", "text/markdown", price(version));
                assertThat(job.state()).isEqualTo(JobState.READY);
                awaitAnswersFrom(version);
            }
        } finally {
            stop.set(true);
            askers.forEach(CompletableFuture::join);
        }
        assertThat(asked.get()).isGreaterThan(100);
    }

    /**
     * Whoever saw the job become ready sees the new version in the next answer, unless the index of a busy machine stays
     * behind for longer than an answer waits for it; then the answer is from the version before, alone.
     */
    private void awaitAnswersFrom(int version) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long asked = System.nanoTime();
        List<String> prices = prices();
        while (!prices.equals(List.of(cost(version)))) {
            assertThat(prices).containsExactly(cost(version - 1));
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(WAITED_FOR_THE_INDEX);
            assertThat(System.nanoTime()).isLessThan(deadline);
            asked = System.nanoTime();
            prices = prices();
        }
    }

    private static String cost(int version) {
        return "The Gannet costs " + (1000 + version) + " euros.";
    }

    private CompletableFuture<Void> asker(AtomicBoolean stop, AtomicInteger asked) {
        return CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                assertThat(prices()).hasSize(1);
                asked.incrementAndGet();
            }
        });
    }

    private List<String> prices() {
        Retrieval found = spine.retriever
                .retrieve(Spine.OWNER, new Query("What does the Gannet cost?", List.of("hr"), 20))
                .block();
        return found.passages().stream()
                .map(passage -> passage.chunk().text())
                .filter(text -> text.contains("costs"))
                .map(text -> text.substring(text.indexOf("The Gannet costs")).strip())
                .toList();
    }

    private static String price(int version) {
        return "# Price\n\n" + cost(version) + "\n";
    }

    @Test
    void citationsNeverNameADocumentThatWasDeleted() {
        Job job = spine.ingest("hr", "handbook.md", "text/markdown", HANDBOOK);
        spine.ledger.documents().delete(Spine.OWNER, job.documentId()).block();
        Answer answer = spine.ask(Spine.OWNER, "When is the canteen open?");
        assertThat(answer.citations()).isEmpty();
        assertThat(answer.abstention()).isPresent();
    }
}
