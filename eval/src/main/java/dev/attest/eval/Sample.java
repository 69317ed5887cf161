package dev.attest.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer is known. One line of a dataset; {@code eval/datasets/dataset.schema.json} says the same in JSON
 * Schema.
 *
 * @param answer what a person who knows the documents would say; empty when they do not say it
 * @param gold the places that hold the answer: parts of it in different places, or the same said twice; none when the
 *     documents do not say it
 * @param collections where the question is asked; everywhere when empty
 * @param expectedStatus what {@code /ask} should answer
 * @param source what the sample shares with others that are likely to fail with it, and is drawn with in a bootstrap; the
 *     document of its first gold place when left out, its id when it has none
 * @param frozen reported on, never tuned on
 */
public record Sample(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String question,
        @JsonProperty(required = true) String answer,
        @JsonProperty(required = true) List<Gold> gold,
        List<String> collections,
        @JsonProperty(required = true) Status expectedStatus,
        @JsonProperty(required = true) List<String> tags,
        String source,
        @JsonProperty(required = true) boolean frozen) {

    public Sample(
            String id,
            String question,
            String answer,
            List<Gold> gold,
            @Nullable List<String> collections,
            Status expectedStatus,
            List<String> tags,
            @Nullable String source,
            boolean frozen) {
        this.id = id;
        this.question = question;
        this.answer = answer;
        this.gold = List.copyOf(gold);
        this.collections = List.copyOf(Objects.requireNonNullElse(collections, List.of()));
        this.expectedStatus = expectedStatus;
        this.tags = List.copyOf(tags);
        this.source =
                source != null ? source : gold.isEmpty() ? id : gold.get(0).document();
        this.frozen = frozen;
        if (id.isBlank() || question.isBlank() || this.source.isBlank()) {
            throw new IllegalArgumentException("id, question and source must not be blank");
        }
        if (expectsAnswer() == gold.isEmpty() || expectsAnswer() == answer.isBlank()) {
            throw new IllegalArgumentException(
                    "an answered question needs an answer and gold, an abstained one neither: " + id);
        }
    }

    /** Whether the documents hold the answer. */
    public boolean expectsAnswer() {
        return expectedStatus == Status.ANSWERED;
    }

    /** What {@code /ask} says of its answer. */
    public enum Status {
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
    public record Gold(String document, String quote) {

        public Gold {
            if (document.isBlank() || quote.isBlank()) {
                throw new IllegalArgumentException("document and quote must not be blank");
            }
        }
    }
}
