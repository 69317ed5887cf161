package dev.attest.prediction.web.oip;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

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
                        ModelsLoading.class,
                        new ProblemKind(SERVICE_UNAVAILABLE, "models-loading", "Models are being loaded")));
    }
}
