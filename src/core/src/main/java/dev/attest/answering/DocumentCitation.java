package dev.attest.answering;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Placement;
import dev.attest.documents.Span;
import java.util.List;
import java.util.Optional;

/**
 * A link from an answer to the characters it rests on.
 *
 * @param number as in the answer's markers, from 1
 * @param chunk that the quote begins in; it may be one joined to the chunk that was found, and the quote may end in the next
 * @param headings above that chunk, outermost first
 * @param span in the stored text of that version; {@code quote} is exactly the text there
 * @param score of the passage it was found in
 * @param placement where the quote stands on the document's pages; empty for formats without pages
 */
public record DocumentCitation(
        int number,
        ChunkId chunk,
        String collection,
        String sourceKey,
        String title,
        List<String> headings,
        Span span,
        String quote,
        double score,
        Optional<Placement> placement)
        implements Citation {

    public DocumentCitation {
        headings = List.copyOf(headings);
        if (span.length() != quote.length()) {
            throw new IllegalArgumentException("The quote of citation " + number + " does not fill its span " + span);
        }
    }
}
