package dev.attest.prediction.web.oip;

import dev.attest.prediction.Models;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.ServedModel;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Inference. */
@RestController
@RequestMapping(path = "/v2/models/{model}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Open Inference Protocol")
class InferenceController {

    private static final int MOST_ROWS = 10_000;

    /** Room for as many rows of eighty numbers of twenty characters each. */
    private static final int MOST_BYTES = 16 << 20;

    private static final String BINARY = "Inference-Header-Content-Length";

    private static final String ABOUT =
            "Takes up to 10,000 rows. Inputs come in any order, their data flat or as lists in"
                    + " lists. Values outside the training range are predicted. Without an id in the request the response's is the"
                    + " prediction's own. Data in binary form is not taken.";

    private final Models models;
    private final Predicting predicting;
    private final InferenceReader reader;
    private final InferenceWriter writer;

    InferenceController(Models models, Predicting predicting, JsonMapper json) {
        this.models = models;
        this.predicting = predicting;
        this.reader = new InferenceReader(json, MOST_ROWS);
        this.writer = new InferenceWriter(json);
    }

    @Operation(operationId = "infer", summary = "Infer with a model's latest version", description = ABOUT)
    @PostMapping("/infer")
    Mono<byte[]> infer(Principal by, ServerHttpRequest request, @PathVariable String model) {
        return infer(by, request, model, Optional.empty());
    }

    @Operation(operationId = "inferVersion", summary = "Infer with one version of a model", description = ABOUT)
    @PostMapping("/versions/{version}/infer")
    Mono<byte[]> infer(
            Principal by, ServerHttpRequest request, @PathVariable String model, @PathVariable String version) {
        return infer(by, request, model, Optional.of(version));
    }

    private Mono<byte[]> infer(Principal by, ServerHttpRequest request, String model, Optional<String> version) {
        if (request.getHeaders().containsHeader(BINARY)) {
            return Mono.error(
                    new RequestRefused("The binary tensor data extension is not supported; send tensors as JSON,"
                            + " without the header " + BINARY));
        }
        return JsonBodies.read(request, MOST_BYTES)
                .flatMap(body -> models.using(model, version, served -> inferred(by, served, body)));
    }

    private Mono<byte[]> inferred(Principal by, ServedModel model, byte[] body) {
        return Mono.defer(() -> {
            InferenceRequest request = reader.read(body, model);
            return predicting
                    .predict(by, model, request.rows())
                    .map(predicted -> writer.write(request, model.predictor().signature(), predicted));
        });
    }
}
