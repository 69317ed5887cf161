package dev.attest.evaluation.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.attest.evaluation.EvaluationKeyReused;
import dev.attest.evaluation.EvaluationRefused;
import dev.attest.evaluation.EvaluatorMissing;
import dev.attest.evaluation.NoReport;
import dev.attest.evaluation.UnknownEvaluation;
import dev.attest.problems.ProblemKind;
import dev.attest.problems.ProblemTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class EvaluationProblems implements ProblemTable {

    @Override
    public List<Row<?>> rows() {
        return List.of(
                Row.of(UnknownEvaluation.class, new ProblemKind(NOT_FOUND, "unknown-evaluation", "Unknown evaluation")),
                Row.of(NoReport.class, new ProblemKind(NOT_FOUND, "no-report", "No report")),
                Row.of(
                        EvaluatorMissing.class,
                        new ProblemKind(SERVICE_UNAVAILABLE, "evaluator-missing", "Evaluation not installed")),
                Row.invalid(EvaluationRefused.class, EvaluationRefused::field),
                Row.of(
                        EvaluationKeyReused.class,
                        new ProblemKind(
                                UNPROCESSABLE_CONTENT, "idempotency-key-reused", "Idempotency key used before")));
    }
}
