package dev.attest.evaluation.jdbc;

import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.EvaluationRequest.Baseline;
import dev.attest.evaluation.EvaluationRequest.Judge;
import dev.attest.evaluation.EvaluationState;
import dev.attest.evaluation.MainFigure;
import dev.attest.evaluation.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of evaluations. */
final class EvaluationRows {

    static final String SELECT =
            "select id, dataset, judge, metrics, sample_limit, baseline, self_tests, compared_with, state,"
                    + " stage, done, total, problem, figures, attempts, requested_by, requested_at, started_at, finished_at"
                    + " from evaluation where ";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EvaluationRows() {}

    static Evaluation read(ResultSet rs, int row) throws SQLException {
        return new Evaluation(
                rs.getObject("id", UUID.class),
                request(rs),
                EvaluationState.valueOf(rs.getString("state")),
                Optional.ofNullable(rs.getObject("compared_with", UUID.class)),
                progress(rs),
                Optional.ofNullable(rs.getString("problem")),
                JSON.readValue(rs.getString("figures"), new TypeReference<List<MainFigure>>() {}),
                rs.getInt("attempts"),
                rs.getString("requested_by"),
                new Evaluation.Times(
                        rs.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        instant(rs, "started_at"),
                        instant(rs, "finished_at")));
    }

    private static EvaluationRequest request(ResultSet rs) throws SQLException {
        String metrics = rs.getString("metrics");
        return new EvaluationRequest(
                rs.getString("dataset"),
                Judge.valueOf(rs.getString("judge")),
                metrics == null ? List.of() : List.of(metrics.split(",", -1)),
                Optional.ofNullable(rs.getObject("sample_limit", Integer.class)),
                Baseline.parse(rs.getString("baseline")).orElseThrow(),
                rs.getBoolean("self_tests"));
    }

    private static Optional<Progress> progress(ResultSet rs) throws SQLException {
        String stage = rs.getString("stage");
        return stage == null
                ? Optional.empty()
                : Optional.of(new Progress(stage, rs.getInt("done"), rs.getInt("total")));
    }

    private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static @Nullable String metrics(EvaluationRequest request) {
        return request.metrics().isEmpty() ? null : String.join(",", request.metrics());
    }

    static String figures(List<MainFigure> figures) {
        return JSON.writeValueAsString(figures);
    }
}
