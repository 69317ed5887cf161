package dev.attest.answering;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Layouts.Place;
import dev.attest.documents.Span;
import dev.attest.documents.VersionKey;
import dev.attest.retrieval.Passage;
import java.util.List;

/**
 * A sentence a model wrote.
 *
 * @param text without citation markers
 * @param evidence where the model says it comes from
 */
public record Statement(String text, List<Evidence> evidence) {

    public Statement {
        evidence = List.copyOf(evidence);
    }

    /**
     * A place in a passage.
     *
     * @param passage index into the passages the model was given, from 0
     * @param span in the stored text of the passage's version, inside its chunk
     */
    public record Evidence(int passage, Span span) {

        /** The place among the pages of its document. */
        Place place(List<Passage> passages) {
            ChunkId chunk = passages.get(passage).chunk().id();
            return new Place(new VersionKey(chunk.documentId(), chunk.version()), span);
        }
    }
}
