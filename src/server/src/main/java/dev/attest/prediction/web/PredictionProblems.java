package dev.attest.prediction.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.attest.prediction.ExplanationRefused;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelUnavailable;
import dev.attest.prediction.ModelUnknown;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.RowsRefused.Mistake;
import dev.attest.problems.Problem.FieldError;
import dev.attest.problems.ProblemKind;
import dev.attest.problems.ProblemTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class PredictionProblems implements ProblemTable {

    private static final ProblemKind INVALID = new ProblemKind(BAD_REQUEST, "invalid-rows", "Invalid rows");

    @Override
    public List<Row<?>> rows() {
        return List.of(
                new Row<>(
                        RowsRefused.class,
                        INVALID,
                        PredictionProblems::detail,
                        e -> e.mistakes().stream()
                                .map(PredictionProblems::error)
                                .toList(),
                        e -> accepted(e.card())),
                new Row<>(
                        TableRowsRefused.class,
                        INVALID,
                        e -> detail(e.refused()),
                        e -> e.refused().mistakes().stream()
                                .map(mistake -> new FieldError(mistake.place(), mistake.message()))
                                .toList(),
                        e -> accepted(e.refused().card())),
                new Row<>(
                        BodyRefused.class,
                        INVALID,
                        e -> String.valueOf(e.getMessage()),
                        e -> e.field().map(field -> new FieldError(field, e.said())).stream()
                                .toList(),
                        e -> accepted(e.card())),
                Row.of(
                        ExplanationRefused.class,
                        new ProblemKind(BAD_REQUEST, "not-explainable", "Cannot be explained")),
                Row.of(
                        BodyTooLarge.class,
                        new ProblemKind(CONTENT_TOO_LARGE, "request-too-large", "Request body too large")),
                Row.of(ModelUnknown.class, new ProblemKind(NOT_FOUND, "unknown-model", "Unknown model")),
                // Not 409: nothing about the request is wrong, and another replica may well serve the model.
                Row.of(
                        ModelUnavailable.class,
                        new ProblemKind(SERVICE_UNAVAILABLE, "model-unavailable", "Model not served now")));
    }

    private static String detail(RowsRefused e) {
        int others = e.mistakes().size() - 1;
        return e.getMessage() + (others > 0 ? " (and " + others + " more)" : "");
    }

    private static FieldError error(Mistake mistake) {
        String row = InstancesReader.INSTANCES + "[" + mistake.row() + "]";
        return new FieldError(mistake.field().isEmpty() ? row : row + "." + mistake.field(), mistake.message());
    }

    private static List<Object> accepted(ModelCard card) {
        return card.features().stream().<Object>map(FeatureJson::of).toList();
    }
}
