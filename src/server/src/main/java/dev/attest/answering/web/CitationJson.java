package dev.attest.answering.web;

import dev.attest.answering.Citation;
import java.util.List;
import java.util.UUID;

/**
 * Where an answer rests.
 *
 * @param number as in the answer's markers
 * @param span start and end in the version's stored text, UTF-16 code units, half-open; {@code quote} is the text there
 * @param score of the passage it was found in, 0 to 1
 * @param contentUrl the original file of that version
 */
record CitationJson(
        int number,
        UUID documentId,
        String title,
        String collection,
        String sourceKey,
        int version,
        String chunkId,
        List<String> headings,
        List<Integer> span,
        String quote,
        double score,
        String contentUrl) {

    static CitationJson of(Citation citation) {
        UUID document = citation.chunk().documentId();
        int version = citation.chunk().version();
        return new CitationJson(
                citation.number(),
                document,
                citation.title(),
                citation.collection(),
                citation.sourceKey(),
                version,
                citation.chunk().toString(),
                citation.headings(),
                List.of(citation.span().start(), citation.span().end()),
                citation.quote(),
                citation.score(),
                "/documents/" + document + "/content?version=" + version);
    }
}
