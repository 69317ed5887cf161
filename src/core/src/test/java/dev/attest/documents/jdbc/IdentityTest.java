package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Accepted;
import dev.attest.documents.Document;
import dev.attest.documents.IdempotencyConflict;
import dev.attest.documents.JobFailure;
import dev.attest.documents.Upload;
import dev.attest.tenancy.Access;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-1")
@DisplayName("Invariant 1, identity")
@OnEveryDatabase
class IdentityTest extends LedgerTests {

    @Test
    void newBytesUnderAKnownKeyMakeANewVersionOfTheSameDocument() {
        UUID document = ready("leave.md", "Twenty-five days.");
        Accepted.Queued second = queued(OWNER, upload("leave.md", "Thirty days."));
        assertThat(second.documentId()).isEqualTo(document);
        Document found = ledger.documents().find(OWNER, document).block();
        assertThat(found.latest().number()).isEqualTo(2);
        assertThat(found.activeVersion()).contains(1);
    }

    @Test
    void theSameBytesChangeNothing() {
        UUID document = ready("leave.md", "Twenty-five days.");
        long before = head();
        Upload same = upload("leave.md", "Twenty-five days.");
        assertThat(ledger.documents().accept(OWNER, same).block()).isEqualTo(new Accepted.Unchanged(document));
        assertThat(ledger.documents().versions(OWNER, document).block()).hasSize(1);
        assertThat(head()).isEqualTo(before);
        assertThat(ledger.blobs().read(same.blob().id(), 0, 10).collectList().block())
                .isEmpty();
    }

    @Test
    void theSameBytesAreTakenAgainAfterAFailure() {
        Accepted.Queued first = queued(OWNER, upload("leave.md", "Twenty-five days."));
        ledger.staging()
                .fail(first.jobId(), new JobFailure("broken", "The file is broken"), Optional.empty())
                .block();
        Accepted.Queued second = queued(OWNER, upload("leave.md", "Twenty-five days."));
        assertThat(second.documentId()).isEqualTo(first.documentId());
        assertThat(second.jobId()).isNotEqualTo(first.jobId());
    }

    @Test
    void equalBytesUnderAnotherKeyAreAnotherDocument() {
        assertThat(ready("a.md", "Twenty-five days.")).isNotEqualTo(ready("b.md", "Twenty-five days."));
    }

    @Test
    void theSameKeyInAnotherCollectionIsAnotherDocument() {
        ledger.collections().create(OWNER, "other", Access.OPEN).block();
        Upload other = upload(new Upload.Target.Key("other", "leave.md"), "Twenty-five days.", Optional.empty());
        assertThat(queued(OWNER, other).documentId()).isNotEqualTo(ready("leave.md", "Twenty-five days."));
    }

    @Test
    void replacingByIdIsReplacingByKey() {
        UUID document = ready("leave.md", "Twenty-five days.");
        Upload byId = upload(new Upload.Target.Id(document), "Thirty days.", Optional.empty());
        activate(queued(OWNER, byId).jobId(), "Thirty days.");
        assertThat(ledger.documents()
                        .accept(OWNER, upload("leave.md", "Thirty days."))
                        .block())
                .isEqualTo(new Accepted.Unchanged(document));
    }

    @Test
    void chunksOfEachVersionHaveIdsOfTheirOwn() {
        UUID document = ready("leave.md", "Twenty-five days.");
        activate(queued(OWNER, upload("leave.md", "Thirty days.")).jobId(), "Thirty days.");
        assertThat(ledger.documents().chunks(OWNER, document, Optional.of(1)).block())
                .extracting(chunk -> chunk.id().toString())
                .isEqualTo(List.of(document + ":1:0"));
        assertThat(ledger.documents().chunks(OWNER, document, Optional.empty()).block())
                .extracting(chunk -> chunk.id().toString())
                .isEqualTo(List.of(document + ":2:0"));
    }

    @Test
    void aStagedVersionStagedAgainKeepsItsChunks() {
        Accepted.Queued accepted = queued(OWNER, upload("leave.md", "Twenty-five days."));
        long first = stage(accepted.jobId(), "Twenty-five days.");
        long second = stage(accepted.jobId(), "Twenty-five days.");
        assertThat(second).isGreaterThan(first);
        assertThat(ledger.documents()
                        .chunks(OWNER, accepted.documentId(), Optional.of(1))
                        .block())
                .hasSize(1);
    }

    @Test
    void aRepeatedIdempotencyKeyIsTheSameUpload() {
        Accepted.Queued first = queued(OWNER, keyed("leave.md", "Twenty-five days."));
        Accepted.Queued again = queued(OWNER, keyed("leave.md", "Twenty-five days."));
        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> queued(OWNER, keyed("leave.md", "Thirty days.")))
                .isInstanceOf(IdempotencyConflict.class);
    }

    private Upload keyed(String key, String text) {
        Upload plain = upload(key, text);
        return new Upload(
                plain.target(),
                plain.blob(),
                plain.fileName(),
                plain.mediaType(),
                plain.title(),
                plain.readers(),
                plain.warnings(),
                Optional.of("once"));
    }
}
