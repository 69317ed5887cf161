package dev.attest.evaluation.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationState;
import dev.attest.evaluation.Evaluations;
import dev.attest.evaluation.MainFigure;
import dev.attest.evaluation.Progress;
import dev.attest.evaluation.web.NewEvaluation.JudgeJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation of this server.
 *
 * @param metrics those asked for; empty for all
 * @param limit most samples; null for all
 * @param baseline what it is to be compared with: last, none or an id
 * @param selfTests whether the judge is tested as well
 * @param comparedWith the evaluation it is compared with; null before it is begun, and when there is none or it could not be
 *     compared with
 * @param gate whether the change may ship; null without a report
 * @param stage what it is doing; null before it has said so
 * @param done samples dealt with in this stage
 * @param total samples to deal with; 0 while unknown
 * @param problem why there is no report, for people; null while there may yet be one
 * @param figures the main ones, over all samples; empty without a report
 * @param attempts how often it was begun
 */
record EvaluationJson(
        UUID id,
        String dataset,
        JudgeJson judge,
        List<String> metrics,
        @Nullable Integer limit,
        String baseline,
        boolean selfTests,
        @Nullable UUID comparedWith,
        EvaluationStateJson state,
        @Nullable GateJson gate,
        @Nullable String stage,
        int done,
        int total,
        @Nullable String problem,
        List<MainFigureJson> figures,
        int attempts,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static EvaluationJson of(Evaluation evaluation) {
        Optional<Progress> progress = evaluation.progress();
        return new EvaluationJson(
                evaluation.id(),
                evaluation.request().dataset(),
                JudgeJson.valueOf(evaluation.request().judge().name()),
                evaluation.request().metrics(),
                evaluation.request().limit().orElse(null),
                evaluation.request().baseline().text(),
                evaluation.request().selfTests(),
                evaluation.comparedWith().orElse(null),
                EvaluationStateJson.valueOf(evaluation.state().name()),
                GateJson.of(evaluation.state()),
                progress.map(Progress::stage).orElse(null),
                progress.map(Progress::done).orElse(0),
                progress.map(Progress::total).orElse(0),
                evaluation.problem().orElse(null),
                evaluation.figures().stream().map(MainFigureJson::of).toList(),
                evaluation.attempts(),
                evaluation.requestedBy(),
                evaluation.times().requested(),
                evaluation.times().started().orElse(null),
                evaluation.times().finished().orElse(null));
    }

    /** How an evaluation stands. */
    enum EvaluationStateJson {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("gateFailed")
        GATE_FAILED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /** Whether the change may ship. */
    enum GateJson {
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED;

        static @Nullable GateJson of(EvaluationState state) {
            if (!state.reported()) {
                return null;
            }
            return state == EvaluationState.PASSED ? PASSED : FAILED;
        }
    }

    /**
     * A metric over all samples.
     *
     * @param value null when nothing was measured
     * @param low lower bound of its 95 % interval; null without a value
     * @param high upper bound
     * @param coverage share of the samples with a value among those that should have one, 0 to 1
     */
    record MainFigureJson(
            String metric,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            double coverage) {

        static MainFigureJson of(MainFigure figure) {
            return new MainFigureJson(figure.metric(), figure.value(), figure.low(), figure.high(), figure.coverage());
        }
    }

    /**
     * Some evaluations, newest first.
     *
     * @param nextCursor of the page that follows; null for the last one
     */
    record EvaluationsJson(
            List<EvaluationJson> items, @Nullable String nextCursor) {

        static EvaluationsJson of(Evaluations.Page page) {
            return new EvaluationsJson(
                    page.items().stream().map(EvaluationJson::of).toList(),
                    page.nextCursor().orElse(null));
        }
    }
}
