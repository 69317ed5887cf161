package dev.attest.retrieval;

import dev.attest.documents.Chunk;
import dev.attest.documents.Span;
import dev.attest.documents.StagedChunk;
import java.util.List;

/**
 * What is encoded of a chunk.
 *
 * @param sentences where its sentences stand in the text, in order
 */
public record PassageText(String text, List<Span> sentences) {

    public PassageText {
        sentences = List.copyOf(sentences);
    }

    public static PassageText of(Chunk chunk) {
        return new PassageText(chunk.text(), chunk.sentencesInText());
    }

    static PassageText of(StagedChunk chunk) {
        return new PassageText(chunk.text(), chunk.sentences());
    }
}
