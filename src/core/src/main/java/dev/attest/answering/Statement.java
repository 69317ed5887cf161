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
 * @param evidence where in the passages the model says it comes from
 * @param predictions that it states
 */
public record Statement(String text, List<Evidence> evidence, List<PredictionSource> predictions) {

    public Statement {
        evidence = List.copyOf(evidence);
        predictions = List.copyOf(predictions);
    }

    /** A sentence that rests on documents alone. */
    public Statement(String text, List<Evidence> evidence) {
        this(text, evidence, List.of());
    }

    /** A sentence that rests on a prediction alone, and says what it says. */
    public static Statement of(PredictionSource prediction) {
        return new Statement(prediction.sentence(), List.of(), List.of(prediction));
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
