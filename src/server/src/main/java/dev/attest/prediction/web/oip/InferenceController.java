package dev.attest.prediction.web.oip;

import dev.attest.prediction.Models;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.ServedModel;
import dev.attest.prediction.web.BulkWork;
import dev.attest.prediction.web.RowsBody;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Inference. */
@RestController
@RequestMapping(path = "/v2/models/{model}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Open Inference Protocol")
class InferenceController {

    private static final String BINARY = "Inference-Header-Content-Length";

    private static final String ABOUT =
            "Takes up to 10,000 rows. Inputs come in any order, their data flat or as lists in"
                    + " lists. Values outside the training range are predicted from. Without an id in the request the response's is"
                    + " the prediction's own. Data in binary form is not taken.";

    private final Models models;
    private final Predicting predicting;
    private final BulkWork bulk;
    private final InferenceReader reader;
    private final InferenceWriter writer;

    InferenceController(Models models, Predicting predicting, BulkWork bulk, JsonMapper json) {
        this.models = models;
        this.predicting = predicting;
        this.bulk = bulk;
        this.reader = new InferenceReader(json, RowsBody.MOST_ROWS);
        this.writer = new InferenceWriter(json);
    }

    @Operation(operationId = "infer", summary = "Infer with a model's latest version", description = ABOUT)
    @PostMapping("/infer")
    Mono<byte[]> infer(Principal by, ServerWebExchange exchange, @PathVariable String model) {
        return infer(by, exchange, model, Optional.empty());
    }

    @Operation(operationId = "inferVersion", summary = "Infer with one version of a model", description = ABOUT)
    @PostMapping("/versions/{version}/infer")
    Mono<byte[]> infer(
            Principal by, ServerWebExchange exchange, @PathVariable String model, @PathVariable String version) {
        return infer(by, exchange, model, Optional.of(version));
    }

    private Mono<byte[]> infer(Principal by, ServerWebExchange exchange, String model, Optional<String> version) {
        if (exchange.getRequest().getHeaders().containsHeader(BINARY)) {
            return Mono.error(
                    new RequestRefused("The binary tensor data extension is not supported; send tensors as JSON,"
                            + " without the header " + BINARY));
        }
        return JsonBody.read(exchange)
                .flatMap(body -> models.using(model, version, served -> inferred(by, served, body)));
    }

    private Mono<byte[]> inferred(Principal by, ServedModel model, byte[] body) {
        return bulk.ofBytes(body.length, () -> reader.read(body, model))
                .flatMap(request -> predicting
                        .predict(by, model, request.rows())
                        .flatMap(predicted -> written(request, model, predicted)));
    }

    private Mono<byte[]> written(InferenceRequest request, ServedModel model, Predicted predicted) {
        return bulk.ofNumbers(
                predicted.scores().probabilities().length,
                () -> writer.write(request, model.predictor().signature(), predicted));
    }
}
