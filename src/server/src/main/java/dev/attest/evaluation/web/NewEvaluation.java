package dev.attest.evaluation.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.EvaluationRequest.Baseline;
import dev.attest.problems.InvalidField;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation to run.
 *
 * @param dataset name of one that the server has, such as {@code samples}
 * @param judge {@code local} when left out; {@code llm} is the language model that {@code ATTEST_JUDGE_…} names
 * @param metrics names of those to measure; all when left out
 * @param limit most samples; all when left out
 * @param baseline what to compare with: {@code last}, the newest with the same dataset, judge and limit, {@code none}, or
 *     the id of an evaluation that has a report; {@code last} when left out
 * @param selfTests whether the judge is tested as well; true when left out
 */
record NewEvaluation(
        @NotBlank @Size(max = 128) String dataset,
        @Nullable JudgeJson judge,

        @Nullable @Size(min = 1, max = EvaluationRequest.MOST_METRICS) List<@NotNull @Pattern(regexp = EvaluationRequest.METRIC_PATTERN, message = "is not a metric's name") String>
                metrics,

        @Nullable @Min(1) @Max(1_000_000) Integer limit,
        @Nullable @Size(max = 36) String baseline,
        @Nullable Boolean selfTests) {

    enum JudgeJson {
        @JsonProperty("local")
        LOCAL,
        @JsonProperty("llm")
        LLM
    }

    EvaluationRequest asRequest() {
        return new EvaluationRequest(
                dataset,
                EvaluationRequest.Judge.valueOf(
                        Objects.requireNonNullElse(judge, JudgeJson.LOCAL).name()),
                Objects.requireNonNullElse(metrics, List.of()),
                Optional.ofNullable(limit),
                Baseline.parse(Objects.requireNonNullElse(baseline, "last"))
                        .orElseThrow(
                                () -> new InvalidField("baseline", "must be last, none, or the id of an evaluation")),
                Objects.requireNonNullElse(selfTests, true));
    }
}
