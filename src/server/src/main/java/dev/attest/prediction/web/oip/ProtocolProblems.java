package dev.attest.prediction.web.oip;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.attest.prediction.ModelUnavailable;
import dev.attest.prediction.ModelUnknown;
import dev.attest.problems.ProblemKind;
import dev.attest.problems.ProblemTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Of a problem's kind only the status is told under {@code /v2}; see {@link ProtocolErrors}. */
@Component
final class ProtocolProblems implements ProblemTable {

    @Override
    public List<Row<?>> rows() {
        return List.of(
                Row.of(RequestRefused.class, new ProblemKind(BAD_REQUEST, "invalid-request", "Invalid request")),
                Row.of(NotLoaded.class, new ProblemKind(BAD_REQUEST, "model-not-loaded", "Model not loaded")),
                Row.of(EngineersOnly.class, new ProblemKind(FORBIDDEN, "forbidden", "Not allowed")),
                Row.of(
                        BodyTooLarge.class,
                        new ProblemKind(CONTENT_TOO_LARGE, "request-too-large", "Request body too large")),
                Row.of(
                        ModelsLoading.class,
                        new ProblemKind(SERVICE_UNAVAILABLE, "models-loading", "Models are being loaded")),
                Row.of(ModelUnknown.class, new ProblemKind(NOT_FOUND, "unknown-model", "Unknown model")),
                Row.of(
                        ModelUnavailable.class,
                        new ProblemKind(SERVICE_UNAVAILABLE, "model-unavailable", "Model not served")));
    }
}
