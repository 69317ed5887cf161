package dev.attest.documents;

import java.util.List;

/** Placeholder until the chunker is merged. */
public final class Chunker {

    public List<Chunk> chunk(VersionKey version, Extraction extraction) {
        Span all = new Span(0, extraction.text().length());
        return List.of(new Chunk(
                new ChunkId(version.documentId(), version.version(), 0),
                all,
                List.of(),
                List.of(all),
                extraction.text(),
                1));
    }
}
