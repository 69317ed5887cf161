package dev.attest.watching.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.attest.problems.ProblemKind;
import dev.attest.problems.ProblemTable;
import dev.attest.watching.UnknownPrediction;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class LoggedProblems implements ProblemTable {

    @Override
    public List<Row<?>> rows() {
        return List.of(Row.of(
                UnknownPrediction.class, new ProblemKind(NOT_FOUND, "unknown-prediction", "Unknown prediction")));
    }
}
