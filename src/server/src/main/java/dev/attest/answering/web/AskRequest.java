package dev.attest.answering.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.answering.Question;
import dev.attest.api.WholeCharacters;
import dev.attest.documents.Collection;
import dev.attest.retrieval.FilterReader;
import dev.attest.retrieval.Query;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question.
 *
 * @param collections where to look; everywhere the asker may when left out
 * @param mode {@code auto} when left out
 * @param topK most passages to consider, 8 when left out
 * @param policy {@code flag} when left out
 * @param filter which documents to look in, by their metadata: {@code {"key": value}}, {@code $eq}, {@code $in},
 *     {@code $gt}, {@code $gte}, {@code $lt}, {@code $lte}, {@code $and}, {@code $or}, {@code $not}; in all when left out
 * @param timeoutMs time allowed for the whole answer, 30,000 when left out
 */
record AskRequest(
        @NotBlank @WholeCharacters @Size(max = Query.MAX_LENGTH) String question,

        @Nullable @Size(max = 100) List<@NotNull @Pattern(regexp = Collection.NAME_PATTERN, message = "is not a collection's name") String>
                collections,

        @Nullable Mode mode,
        @Nullable @Min(1) @Max(100) Integer topK,
        @Nullable Policy policy,
        @Nullable Map<String, Object> filter,
        @Nullable @Min(100) @Max(120_000) Integer timeoutMs) {

    private static final int TOP_K = 8;
    private static final int TIMEOUT_MS = 30_000;

    enum Mode {
        @JsonProperty("auto")
        AUTO,
        @JsonProperty("generative")
        GENERATIVE,
        @JsonProperty("extractive")
        EXTRACTIVE
    }

    enum Policy {
        @JsonProperty("flag")
        FLAG,
        @JsonProperty("strip")
        STRIP
    }

    Question asQuestion() {
        var query = new Query(
                question,
                Objects.requireNonNullElse(collections, List.of()),
                Objects.requireNonNullElse(topK, TOP_K),
                Optional.ofNullable(filter).map(object -> FilterReader.read(object, "filter")),
                false);
        return new Question(
                query,
                Question.Mode.valueOf(
                        Objects.requireNonNullElse(mode, Mode.AUTO).name()),
                Question.Policy.valueOf(
                        Objects.requireNonNullElse(policy, Policy.FLAG).name()),
                timeout());
    }

    Duration timeout() {
        return Duration.ofMillis(Objects.requireNonNullElse(timeoutMs, TIMEOUT_MS));
    }
}
