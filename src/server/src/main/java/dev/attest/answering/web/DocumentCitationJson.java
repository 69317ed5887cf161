package dev.attest.answering.web;

import dev.attest.answering.DocumentCitation;
import dev.attest.documents.Box;
import dev.attest.documents.Placement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document an answer rests.
 *
 * @param number as in the answer's markers
 * @param chunkId of the chunk that the quote begins in; it may be among the joined of the passage it was found in, and the quote
 *     may end in the chunk behind it
 * @param page the one the quote starts on, from 1; null for formats without pages
 * @param boxes where the quote stands, in PDF points from the top left corner of each page; one for each line or part of
 *     one, in reading order
 * @param span start and end in the version's stored text, UTF-16 code units, half-open; {@code quote} is the text there
 * @param score of the passage it was found in, 0 to 1
 * @param contentUrl the original file of that version, opened at the page
 */
record DocumentCitationJson(
        int number,
        UUID documentId,
        String title,
        String collection,
        String sourceKey,
        int version,
        String chunkId,
        List<String> headings,
        @Nullable Integer page,
        List<Integer> span,
        List<Box> boxes,
        String quote,
        double score,
        String contentUrl)
        implements CitationJson {

    static DocumentCitationJson of(DocumentCitation citation) {
        UUID document = citation.chunk().documentId();
        int version = citation.chunk().version();
        return new DocumentCitationJson(
                citation.number(),
                document,
                citation.title(),
                citation.collection(),
                citation.sourceKey(),
                version,
                citation.chunk().toString(),
                citation.headings(),
                citation.placement().map(Placement::page).orElse(null),
                List.of(citation.span().start(), citation.span().end()),
                citation.placement().map(Placement::boxes).orElse(List.of()),
                citation.quote(),
                citation.score(),
                "/documents/" + document + "/content?version=" + version
                        + citation.placement().map(at -> "#page=" + at.page()).orElse(""));
    }
}
