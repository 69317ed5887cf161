package dev.attest.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A question whose answer is known.
 *
 * @param answer what a person who knows the documents would say; empty when they do not say it
 * @param gold the places that hold the answer: parts of it in different places, or the same said twice; none when the
 *     documents do not say it
 * @param expectedStatus what {@code /ask} should answer
 * @param frozen reported on, never tuned on
 */
record Sample(
        String id,
        String question,
        String answer,
        List<Gold> gold,
        Status expectedStatus,
        List<String> tags,
        boolean frozen) {

    Sample {
        gold = List.copyOf(gold);
        tags = List.copyOf(tags);
        if (id.isBlank() || question.isBlank()) {
            throw new IllegalArgumentException("id and question must not be blank");
        }
        boolean known = expectedStatus == Status.ANSWERED;
        if (known == gold.isEmpty() || known == answer.isBlank()) {
            throw new IllegalArgumentException(
                    "an answered question needs an answer and gold, an abstained one neither: " + id);
        }
    }

    /** What {@code /ask} says of its answer. */
    enum Status {
        @JsonProperty("answered")
        ANSWERED,
        @JsonProperty("abstained")
        ABSTAINED
    }

    /**
     * A place that holds the answer or a part of it.
     *
     * @param document the sourceKey: the file's path below the corpus; an attachment's is below its mail
     * @param quote characters of the extracted text, white space aside
     */
    record Gold(String document, String quote) {

        Gold {
            if (document.isBlank() || quote.isBlank()) {
                throw new IllegalArgumentException("document and quote must not be blank");
            }
        }
    }
}
