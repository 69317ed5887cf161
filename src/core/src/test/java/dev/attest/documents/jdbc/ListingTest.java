package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Document;
import dev.attest.documents.JobNotRetryable;
import dev.attest.documents.JobState;
import dev.attest.documents.Listing;
import dev.attest.documents.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ListingTest extends LedgerTests {

    @Test
    void pagesCoverEveryDocumentOnce() {
        IntStream.range(0, 7).forEach(i -> queued(OWNER, upload("doc-" + i, "Text " + i)));
        var keys = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Document> page = ledger.documents()
                    .list(OWNER, new Listing(Optional.of("handbook"), Optional.empty(), 3, cursor))
                    .block();
            page.items().forEach(document -> keys.add(document.sourceKey()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(keys).containsExactly("doc-0", "doc-1", "doc-2", "doc-3", "doc-4", "doc-5", "doc-6");
    }

    @Test
    void listsByState() {
        ready("a.md", "Text.");
        queued(OWNER, upload("b.md", "Other text."));
        assertThat(keys(JobState.READY)).containsExactly("a.md");
        assertThat(keys(JobState.QUEUED)).containsExactly("b.md");
    }

    private List<String> keys(JobState state) {
        return ledger
                .documents()
                .list(OWNER, new Listing(Optional.empty(), Optional.of(state), 10, Optional.empty()))
                .block()
                .items()
                .stream()
                .map(Document::sourceKey)
                .toList();
    }

    @Test
    void rejectsACursorNobodyGave() {
        assertThatThrownBy(() -> ledger.documents()
                        .list(OWNER, new Listing(Optional.empty(), Optional.empty(), 10, Optional.of("%%%")))
                        .block())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void aCancelledJobCanBeRetriedAndAReadyOneNot() {
        var first = queued(OWNER, upload("a.md", "Text."));
        assertThat(ledger.jobs().cancel(OWNER, first.jobId()).block().state()).isEqualTo(JobState.CANCELLED);
        assertThat(ledger.staging().begin(first.jobId()).block()).isNull();
        assertThat(ledger.jobs().retry(OWNER, first.jobId()).block().state()).isEqualTo(JobState.QUEUED);
        activate(first.jobId(), "Text.");
        assertThatThrownBy(() -> ledger.jobs().retry(OWNER, first.jobId()).block())
                .isInstanceOf(JobNotRetryable.class);
    }

    @Test
    void theWarningsOfAVersionAreKept() {
        var document = ready("a.md", "Text.");
        assertThat(ledger.documents().find(OWNER, document).block().latest().warnings())
                .containsExactly("Read as plain text");
    }
}
