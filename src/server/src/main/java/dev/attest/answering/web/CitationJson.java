package dev.attest.answering.web;

import dev.attest.answering.Citation;
import dev.attest.answering.DocumentCitation;
import dev.attest.answering.PredictionCitation;
import io.swagger.v3.oas.annotations.media.Schema;

/** What an answer rests on. A citation of a document came first, and therefore has no kind. */
@Schema(
        description = "What an answer rests on: a place in a document, or a prediction, which says so in kind",
        oneOf = {DocumentCitationJson.class, PredictionCitationJson.class})
sealed interface CitationJson permits DocumentCitationJson, PredictionCitationJson {

    static CitationJson of(Citation citation) {
        return citation instanceof PredictionCitation prediction
                ? PredictionCitationJson.of(prediction)
                : DocumentCitationJson.of((DocumentCitation) citation);
    }
}
