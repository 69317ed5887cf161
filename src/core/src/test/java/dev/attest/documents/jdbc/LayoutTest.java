package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Accepted;
import dev.attest.documents.Block;
import dev.attest.documents.Box;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Extraction;
import dev.attest.documents.GlyphRun;
import dev.attest.documents.Layouts.Place;
import dev.attest.documents.PageCounts;
import dev.attest.documents.PageLayout;
import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.Placement;
import dev.attest.documents.Span;
import dev.attest.documents.SpanOutOfText;
import dev.attest.documents.TextHash;
import dev.attest.documents.UnknownDocument;
import dev.attest.documents.VersionKey;
import dev.attest.documents.VisibleChunk;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class LayoutTest extends LedgerTests {

    private static final int WORDS = 5;

    /** Pages of five-letter words, 10 points wide a letter; page {@code n} is the letter at {@code n - 1} of the text. */
    private Accepted.Queued paged(String key, String letters) {
        Accepted.Queued accepted = queued(OWNER, upload(key, letters));
        VersionKey version = ledger.staging().begin(accepted.jobId()).block().version();
        var text = new StringBuilder();
        var blocks = new ArrayList<Block>();
        var pages = new ArrayList<PageLayout>();
        var chunks = new ArrayList<Chunk>();
        for (int n = 0; n < letters.length(); n++) {
            int start = text.length();
            var runs = new ArrayList<GlyphRun>();
            for (int word = 0; word < WORDS; word++) {
                runs.add(new GlyphRun(new Span(text.length(), text.length() + 5), 72, 12, edges(72 + 60 * word)));
                text.append(letters.substring(n, n + 1).repeat(5)).append(' ');
            }
            Span span = new Span(start, text.length() - 1);
            text.append("\n\n");
            blocks.add(new Block(Block.Kind.PARAGRAPH, 0, span));
            pages.add(new PageLayout(n + 1, 595, 842, Origin.TEXT, span, runs));
            ChunkId id = new ChunkId(version.documentId(), version.version(), n);
            chunks.add(new Chunk(id, span, List.of(), List.of(span), span.of(text.toString()), 5));
        }
        pages.add(new PageLayout(
                pages.size() + 1, 595, 842, Origin.NONE, new Span(text.length(), text.length()), List.of()));
        chunks.forEach(chunk -> ledger.embeddings()
                .save(MODEL, Map.of(TextHash.of(chunk.text()), new float[] {1, 0}))
                .block());
        var extraction = new Extraction(null, text.toString(), blocks, List.of()).on(pages);
        ledger.staging().parsed(accepted.jobId(), PageCounts.of(pages)).block();
        ledger.staging()
                .stage(accepted.jobId(), extraction, chunks, Optional.of(MODEL))
                .block();
        // What a repeated attempt does.
        ledger.staging()
                .stage(accepted.jobId(), extraction, chunks, Optional.of(MODEL))
                .block();
        ledger.staging().activate(accepted.jobId(), List.of(), List.of()).block();
        return accepted;
    }

    private static float[] edges(float left) {
        return new float[] {left, left + 10, left + 20, left + 30, left + 40, left + 50};
    }

    @Test
    @Tag("invariant-7")
    @DisplayName("Invariant 7: boxes are points from the top left corner, pages count from 1")
    void tellsWhereSpansStand() {
        UUID id = paged("a.pdf", "abc").documentId();
        var onTheSecond = new Place(new VersionKey(id, 1), new Span(33, 41));
        var overTwo = new Place(new VersionKey(id, 1), new Span(26, 37));
        var elsewhere = new Place(new VersionKey(UUID.randomUUID(), 1), new Span(0, 5));
        Map<Place, Placement> found = ledger.layouts()
                .find(OWNER, List.of(onTheSecond, overTwo, elsewhere))
                .block();
        assertThat(found).containsOnlyKeys(onTheSecond, overTwo);
        assertThat(found.get(onTheSecond)).isEqualTo(new Placement(2, List.of(new Box(2, 82, 72, 80, 12))));
        assertThat(found.get(overTwo).page()).isEqualTo(1);
        assertThat(found.get(overTwo).boxes()).extracting(Box::page).containsExactly(1, 2);
    }

    @Test
    void tellsWhereAnySpanOfADocumentStands() {
        UUID id = paged("a.pdf", "abc").documentId();
        assertThat(ledger.layouts()
                        .find(OWNER, id, Optional.empty(), new Span(0, 5))
                        .block()
                        .placement())
                .contains(new Placement(1, List.of(new Box(1, 72, 72, 50, 12))));
        assertThatThrownBy(() -> ledger.layouts()
                        .find(OWNER, id, Optional.empty(), new Span(0, 5_000))
                        .block())
                .isInstanceOf(SpanOutOfText.class);
        assertThatThrownBy(() -> ledger.layouts()
                        .find(OWNER, id, Optional.of(2), new Span(0, 5))
                        .block())
                .isInstanceOf(UnknownDocument.class);
        UUID plain = ready("a.md", "No pages.");
        assertThat(ledger.layouts()
                        .find(OWNER, plain, Optional.empty(), new Span(0, 9))
                        .block()
                        .placement())
                .isEmpty();
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("Invariant 4: where a forbidden document's words stand is not told")
    void forbiddenPagesAreAbsent() {
        UUID id = paged("a.pdf", "abc").documentId();
        ledger.collections()
                .change(OWNER, "handbook", Optional.of(Set.of("rita")), Optional.of(Set.of()))
                .block();
        var place = new Place(new VersionKey(id, 1), new Span(0, 5));
        assertThat(ledger.layouts().find(member("rita"), List.of(place)).block())
                .hasSize(1);
        assertThat(ledger.layouts().find(member("sam"), List.of(place)).block()).isEmpty();
        assertThatThrownBy(() -> ledger.layouts()
                        .find(member("sam"), id, Optional.of(1), new Span(0, 5))
                        .block())
                .isInstanceOf(UnknownDocument.class);
    }

    @Test
    void chunksKnowTheirPageAndDocumentsAndJobsCountTheirs() {
        Accepted.Queued accepted = paged("a.pdf", "abc");
        var ids = List.of(new ChunkId(accepted.documentId(), 1, 0), new ChunkId(accepted.documentId(), 1, 2));
        assertThat(ledger.chunks()
                        .visible(OWNER, Map.of(collectionId(), head()), ids)
                        .block())
                .extracting(VisibleChunk::page)
                .containsExactlyInAnyOrder(Optional.of(1), Optional.of(3));
        var counts = Optional.of(new PageCounts(4, 1, 0));
        assertThat(ledger.jobs().find(OWNER, accepted.jobId()).block().pages()).isEqualTo(counts);
        assertThat(ledger.documents()
                        .find(OWNER, accepted.documentId())
                        .block()
                        .latest()
                        .pages())
                .isEqualTo(counts);
    }

    @Test
    void aJobCountsPagesAsSoonAsTheyAreRead() {
        Accepted.Queued accepted = queued(OWNER, upload("a.pdf", "Text."));
        ledger.staging().begin(accepted.jobId()).block();
        assertThat(ledger.jobs().find(OWNER, accepted.jobId()).block().pages()).isEmpty();
        ledger.staging()
                .parsed(accepted.jobId(), Optional.of(new PageCounts(3, 2, 0)))
                .block();
        assertThat(ledger.jobs().find(OWNER, accepted.jobId()).block().pages()).contains(new PageCounts(3, 2, 0));
    }

    @Test
    void pagesGoWithTheirDocumentAndTheirCollection() throws SQLException {
        UUID id = paged("a.pdf", "abc").documentId();
        paged("b.pdf", "def");
        assertThat(pages()).isEqualTo(8);
        ledger.documents().delete(OWNER, id).block();
        assertThat(pages()).isEqualTo(4);
        ledger.collections().delete(OWNER, "handbook").block();
        assertThat(pages()).isZero();
    }

    private int pages() throws SQLException {
        try (var connection = connect();
                var count = connection.createStatement().executeQuery("select count(*) from document_page")) {
            count.next();
            return count.getInt(1);
        }
    }
}
