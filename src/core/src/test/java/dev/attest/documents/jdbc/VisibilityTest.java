package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Accepted;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Extraction;
import dev.attest.documents.JobEnded;
import dev.attest.documents.JobFailure;
import dev.attest.documents.JobState;
import dev.attest.documents.MissingEmbeddings;
import dev.attest.documents.TextHash;
import dev.attest.documents.UnknownDocument;
import dev.attest.documents.Upload;
import dev.attest.documents.VersionKey;
import dev.attest.documents.Work;
import dev.attest.tenancy.Access;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-3")
@DisplayName("Invariant 3, visibility")
@OnEveryDatabase
class VisibilityTest extends LedgerTests {

    @Test
    void everySequenceSeesExactlyOneVersion() {
        UUID document = ready("leave.md", "Version 1");
        long first = head();
        for (int version = 2; version <= 5; version++) {
            activate(queued(OWNER, upload("leave.md", "Version " + version)).jobId(), "Version " + version);
        }
        assertThat(LongStream.rangeClosed(first, head()))
                .allSatisfy(s -> assertThat(seen(OWNER, document, s, 5))
                        .as("at sequence %d", s)
                        .hasSize(1));
        assertThat(seen(OWNER, document, first, 5)).containsExactly("Version 1");
        assertThat(seen(OWNER, document, head(), 5)).containsExactly("Version 5");
    }

    @Test
    void eachCollectionIsReadAtItsOwnSequence() {
        UUID here = ready("leave.md", "Version 1");
        ledger.collections().create(OWNER, "other", Access.OPEN).block();
        Upload elsewhere = upload(new Upload.Target.Key("other", "leave.md"), "Elsewhere", Optional.empty());
        Accepted.Queued there = queued(OWNER, elsewhere);
        activate(there.jobId(), "Elsewhere");
        long other = ledger.collections()
                .scope(OWNER, List.of("other"))
                .block()
                .get(0)
                .id();
        List<ChunkId> ids = List.of(new ChunkId(here, 1, 0), new ChunkId(there.documentId(), 1, 0));
        assertThat(texts(Map.of(collectionId(), head(), other, 2L), ids))
                .containsExactlyInAnyOrder("Version 1", "Elsewhere");
        assertThat(texts(Map.of(collectionId(), head(), other, 1L), ids)).containsExactly("Version 1");
        assertThat(texts(Map.of(other, 2L), ids)).containsExactly("Elsewhere");
        assertThat(texts(Map.of(), ids)).isEmpty();
    }

    private List<String> texts(Map<Long, Long> sequences, List<ChunkId> ids) {
        return ledger.chunks().visible(OWNER, sequences, ids).block().stream()
                .map(found -> found.chunk().text())
                .toList();
    }

    @Test
    void aStagedVersionIsNotSeen() {
        UUID document = ready("leave.md", "Version 1");
        stage(queued(OWNER, upload("leave.md", "Version 2")).jobId(), "Version 2");
        assertThat(seen(OWNER, document, head(), 2)).containsExactly("Version 1");
    }

    @Test
    void aFailedVersionLeavesTheOldOneServing() {
        UUID document = ready("leave.md", "Version 1");
        Accepted.Queued second = queued(OWNER, upload("leave.md", "Version 2"));
        stage(second.jobId(), "Version 2");
        ledger.staging()
                .fail(second.jobId(), new JobFailure("broken", "The file is broken"), Optional.empty())
                .block();
        assertThat(seen(OWNER, document, head(), 2)).containsExactly("Version 1");
        var latest = ledger.documents().find(OWNER, document).block().latest();
        assertThat(latest.state()).isEqualTo(JobState.FAILED);
        assertThat(latest.failure()).contains(new JobFailure("broken", "The file is broken"));
    }

    @Test
    void aDeletedDocumentIsGoneAtEverySequence() {
        UUID document = ready("leave.md", "Version 1");
        long before = head();
        ledger.documents().delete(OWNER, document).block();
        assertThat(seen(OWNER, document, before, 1)).isEmpty();
        assertThatThrownBy(() -> ledger.documents().find(OWNER, document).block())
                .isInstanceOf(UnknownDocument.class);
    }

    @Test
    void deletingADocumentDeletesTheVectorsThatOnlyItNeeded() {
        UUID gone = ready("a.md", "Shared text");
        ready("b.md", "Shared text");
        UUID alone = ready("c.md", "Text of its own");
        String shared = TextHash.of("Shared text");
        String own = TextHash.of("Text of its own");
        ledger.encodings()
                .save("format", Map.of(shared, new byte[] {1}, own, new byte[] {2}))
                .block();
        ledger.documents().delete(OWNER, gone).block();
        ledger.documents().delete(OWNER, alone).block();
        assertThat(ledger.embeddings().find(MODEL, List.of(shared, own)).block())
                .containsOnlyKeys(shared);
        assertThat(ledger.encodings().find("format", List.of(shared, own)).block())
                .containsOnlyKeys(shared);
    }

    @Test
    void aJobWhoseDocumentWasDeletedEnds() {
        Accepted.Queued accepted = queued(OWNER, upload("leave.md", "Version 1"));
        stage(accepted.jobId(), "Version 1");
        ledger.documents().delete(OWNER, accepted.documentId()).block();
        assertThatThrownBy(() -> ledger.staging()
                        .activate(accepted.jobId(), List.of(), List.of())
                        .block())
                .isInstanceOf(JobEnded.class);
        assertThat(ledger.jobs().find(OWNER, accepted.jobId()).block().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aStagedVersionWhoseJobWasCancelledNeverBecomesActive() {
        UUID document = ready("leave.md", "Version 1");
        Accepted.Queued second = queued(OWNER, upload("leave.md", "Version 2"));
        stage(second.jobId(), "Version 2");
        ledger.jobs().cancel(OWNER, second.jobId()).block();
        assertThatThrownBy(() -> ledger.staging()
                        .activate(second.jobId(), List.of(), List.of())
                        .block())
                .isInstanceOf(JobEnded.class);
        assertThat(seen(OWNER, document, head(), 2)).containsExactly("Version 1");
    }

    @Test
    void anOlderVersionThatIsReadyLaterNeverReplacesANewerOne() {
        Accepted.Queued first = queued(OWNER, upload("leave.md", "Version 1"));
        Accepted.Queued second = queued(OWNER, upload("leave.md", "Version 2"));
        activate(second.jobId(), "Version 2");
        activate(first.jobId(), "Version 1");
        assertThat(seen(OWNER, first.documentId(), head(), 2)).containsExactly("Version 2");
        assertThat(ledger.jobs()
                        .find(OWNER, first.jobId())
                        .block()
                        .failure()
                        .orElseThrow()
                        .code())
                .isEqualTo("superseded");
    }

    @Test
    void aVersionWhoseVectorsAreMissingIsNotStaged() {
        Accepted.Queued accepted = queued(OWNER, upload("leave.md", "Version 1"));
        Work work = ledger.staging().begin(accepted.jobId()).block();
        var extraction = new Extraction(null, "Version 1", List.of(), List.of());
        assertThatThrownBy(() -> ledger.staging()
                        .stage(
                                work.jobId(),
                                extraction,
                                List.of(chunk(work.version(), "Version 1")),
                                Optional.of(MODEL))
                        .block())
                .isInstanceOf(MissingEmbeddings.class);
        assertThat(head()).isZero();
    }

    @Test
    void retiredVersionsAreToldToIndexes() {
        Instant start = Instant.now().minusSeconds(1);
        UUID document = ready("leave.md", "Version 1");
        activate(queued(OWNER, upload("leave.md", "Version 2")).jobId(), "Version 2");
        assertThat(ledger.changeLog()
                        .retired(start, Instant.now().plusSeconds(1))
                        .block())
                .isEqualTo(Map.of(collectionId(), List.of(new VersionKey(document, 1))));
    }
}
