package dev.attest.documents.web;

import dev.attest.documents.Chunk;
import java.util.List;

/**
 * An indexed piece of a document.
 *
 * @param span start and end in the version's stored text, UTF-16 code units, half-open
 * @param tokens its size for the encoder
 */
record ChunkJson(String id, List<Integer> span, List<String> headings, String text, int tokens) {

    static ChunkJson of(Chunk chunk) {
        return new ChunkJson(
                chunk.id().toString(),
                List.of(chunk.span().start(), chunk.span().end()),
                chunk.headings(),
                chunk.text(),
                chunk.tokens());
    }

    /** The chunks of a version, in order. */
    record ChunksJson(List<ChunkJson> items) {}
}
