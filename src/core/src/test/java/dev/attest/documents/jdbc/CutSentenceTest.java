package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.Block;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Extraction;
import dev.attest.documents.Span;
import dev.attest.documents.VersionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class CutSentenceTest extends LedgerTests {

    private static final String TEXT = "Begin. One sentence goes on. End.";
    private static final Span SENTENCE = new Span(7, 28);

    @Test
    void keepsWhatAChunkKnowsOfACutSentence() {
        Accepted.Queued accepted = queued(OWNER, upload("cut.md", TEXT));
        VersionKey version = ledger.staging().begin(accepted.jobId()).block().version();
        List<Chunk> chunks = List.of(
                chunk(version, 0, new Span(0, 20), new Span(0, 6), SENTENCE),
                chunk(version, 1, new Span(20, 33), SENTENCE, new Span(29, 33)));
        var extraction =
                new Extraction(null, TEXT, List.of(new Block(Block.Kind.PARAGRAPH, 0, new Span(0, 33))), List.of());
        ledger.staging()
                .stage(accepted.jobId(), extraction, chunks, Optional.empty())
                .block();
        ledger.staging().activate(accepted.jobId(), List.of(), List.of()).block();

        assertThat(ledger.chunks()
                        .visible(
                                OWNER,
                                Map.of(collectionId(), head()),
                                chunks.stream().map(Chunk::id).toList())
                        .block())
                .extracting(visible -> visible.chunk())
                .containsExactlyInAnyOrderElementsOf(chunks);
        assertThat(ledger.documents()
                        .chunks(OWNER, accepted.documentId(), Optional.empty())
                        .block())
                .isEqualTo(chunks);
        assertThat(ledger.changeLog().staged(version).block())
                .extracting(staged -> staged.sentences())
                .containsExactly(List.of(new Span(0, 6), new Span(7, 19)), List.of(new Span(0, 8), new Span(9, 13)));
    }

    private static Chunk chunk(VersionKey version, int ordinal, Span span, Span... sentences) {
        var id = new ChunkId(version.documentId(), version.version(), ordinal);
        return Chunk.of(id, span, List.of(), List.of(sentences), span.of(TEXT), 3);
    }
}
