package dev.attest.documents;

import java.util.List;

/**
 * An indexed piece of a document version.
 *
 * @param span where it stands in the version's stored text; {@code text} equals that text there, exactly
 * @param headings the headings above it, outermost first
 * @param sentences where its sentences stand in the version's stored text, in order; headings and list markers are none
 * @param tokens size of the text in the encoder's tokens
 */
public record Chunk(ChunkId id, Span span, List<String> headings, List<Span> sentences, String text, int tokens) {

    public Chunk {
        headings = List.copyOf(headings);
        sentences = List.copyOf(sentences);
        if (span.length() != text.length()) {
            throw new IllegalArgumentException("The text of chunk " + id + " does not fill its span " + span);
        }
    }

    /** Its sentences, where they stand in its own text. */
    public List<Span> sentencesInText() {
        return sentences.stream().map(sentence -> sentence.shift(-span.start())).toList();
    }
}
