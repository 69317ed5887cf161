package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.Document;
import dev.attest.documents.DocumentVersion;
import dev.attest.documents.Listing;
import dev.attest.documents.Metadata;
import dev.attest.documents.Metadata.Value;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.StoredAttachment;
import dev.attest.documents.Upload;
import dev.attest.documents.VersionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class MetadataLedgerTest extends LedgerTests {

    private static final Metadata HR = Metadata.of(
            Map.of("dept", "HR \u0000 \uD83D\uDE00", "year", 2024.5, "draft", true, "tags", List.of("a", "b")));
    private static final Metadata IT = Metadata.of(Map.of("dept", "IT"));

    private Upload with(Metadata metadata, String text) {
        Upload plain = upload("leave.md", text);
        return new Upload(
                plain.target(),
                plain.blob(),
                plain.fileName(),
                plain.mediaType(),
                plain.title(),
                plain.readers(),
                Optional.of(metadata),
                plain.warnings(),
                plain.idempotencyKey());
    }

    private Document find(UUID id) {
        return ledger.documents().find(OWNER, id).block();
    }

    @Test
    void belongToAVersionAndAreKeptByTheNextThatSaysNothingOfThem() {
        UUID document = queued(OWNER, with(HR, "Twenty-five days.")).documentId();
        assertThat(find(document).latest().metadata()).isEqualTo(HR);

        queued(OWNER, upload("leave.md", "Thirty days."));
        assertThat(find(document).latest().metadata()).isEqualTo(HR);

        queued(OWNER, with(IT, "Forty days."));
        queued(OWNER, with(Metadata.NONE, "Fifty days."));
        assertThat(ledger.documents().versions(OWNER, document).block())
                .extracting(DocumentVersion::metadata)
                .containsExactly(Metadata.NONE, IT, HR, HR);
    }

    @Test
    void othersWithTheSameBytesMakeANewVersion() {
        Accepted.Queued first = queued(OWNER, with(HR, "Twenty-five days."));
        activate(first.jobId(), "Twenty-five days.");

        assertThat(ledger.documents()
                        .accept(OWNER, with(HR, "Twenty-five days."))
                        .block())
                .isEqualTo(new Accepted.Unchanged(first.documentId()));
        assertThat(ledger.documents()
                        .accept(OWNER, upload("leave.md", "Twenty-five days."))
                        .block())
                .isEqualTo(new Accepted.Unchanged(first.documentId()));
        assertThat(queued(OWNER, with(IT, "Twenty-five days.")).documentId()).isEqualTo(first.documentId());
        assertThat(find(first.documentId()).latest().number()).isEqualTo(2);
        assertThat(find(first.documentId()).activeVersion()).contains(1);
    }

    @Test
    void areThoseOfTheFileForWhatCameInsideIt() {
        Accepted.Queued mail = queued(OWNER, with(HR, "Dear all"));
        stage(mail.jobId(), "Dear all");
        var attachment = new StoredAttachment("a.txt", "text/plain", stored("One"), List.of());
        ledger.staging().activate(mail.jobId(), List.of(attachment), List.of()).block();

        var inside =
                new Listing(Optional.empty(), Optional.empty(), Optional.of(mail.documentId()), 10, Optional.empty());
        assertThat(ledger.documents().list(OWNER, inside).block().items())
                .singleElement()
                .satisfies(found -> assertThat(found.latest().metadata()).isEqualTo(HR));
    }

    @Test
    void reachTheIndexesWithWhatIsKnownOfEveryDocument() {
        Accepted.Queued accepted = queued(OWNER, with(HR, "Twenty-five days."));
        stage(accepted.jobId(), "Twenty-five days.");
        Document document = find(accepted.documentId());

        StagedChunk chunk = ledger.changeLog()
                .staged(new VersionKey(accepted.documentId(), 1))
                .block()
                .get(0);

        assertThat(chunk.fields()).containsAllEntriesOf(HR.values());
        assertThat(chunk.fields())
                .hasSize(HR.values().size() + Metadata.SYSTEM_KEYS.size())
                .containsEntry("title", new Value.Text("file.txt"))
                .containsEntry("sourceKey", new Value.Text("leave.md"))
                .containsEntry("collection", new Value.Text("handbook"))
                .containsEntry("mediaType", new Value.Text("text/plain"))
                .containsEntry(
                        "createdAt",
                        new Value.Text(document.createdAt().toString().substring(0, 19) + "Z"))
                .containsKey("updatedAt");
    }
}
