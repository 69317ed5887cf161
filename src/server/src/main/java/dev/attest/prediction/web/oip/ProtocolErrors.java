package dev.attest.prediction.web.oip;

import dev.attest.problems.ErrorForm;
import dev.attest.problems.Problem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code {"error": "…"}}, the protocol's form for everything that fails on its routes. */
@Component
final class ProtocolErrors implements ErrorForm {

    static final String ROOT = "/v2";

    @Override
    public boolean covers(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public Object body(Problem problem) {
        return Map.of("error", problem.detail());
    }
}
