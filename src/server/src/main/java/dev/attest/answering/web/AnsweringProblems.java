package dev.attest.answering.web;

import static org.springframework.http.HttpStatus.BAD_GATEWAY;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.attest.answering.AnswerModelFailed;
import dev.attest.answering.GenerativeUnavailable;
import dev.attest.problems.ProblemKind;
import dev.attest.problems.ProblemTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class AnsweringProblems implements ProblemTable {

    @Override
    public List<Row<?>> rows() {
        return List.of(
                Row.of(
                        GenerativeUnavailable.class,
                        new ProblemKind(UNPROCESSABLE_CONTENT, "generative-unavailable", "No language model")),
                // Its own message names the model's server, which is the operator's business.
                new Row<>(
                        AnswerModelFailed.class,
                        new ProblemKind(BAD_GATEWAY, "llm-broken-off", "Answer broken off"),
                        e ->
                                "The language model broke off in the middle of the answer; ask again, or with mode extractive"));
    }
}
