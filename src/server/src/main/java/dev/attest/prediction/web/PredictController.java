package dev.attest.prediction.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.attest.prediction.Models;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.ServedModel;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads and writes bodies itself: for a single row, Spring's way through its codecs costs as much as the prediction. */
@RestController
@Tag(name = "Predict")
class PredictController {

    private final Models models;
    private final Predicting predicting;
    private final BulkWork bulk;

    PredictController(Models models, Predicting predicting, BulkWork bulk) {
        this.models = models;
        this.predicting = predicting;
        this.bulk = bulk;
    }

    @Operation(operationId = "predict", summary = "Predict from rows")
    @PostMapping(path = "/predict/{model}", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<Void> predict(
            Principal by,
            @PathVariable String model,
            @RequestParam(required = false) @Nullable String version,
            ServerWebExchange exchange) {
        return RowsBody.read(exchange)
                .flatMap(body ->
                        models.using(model, Optional.ofNullable(version), served -> predicted(by, served, body)))
                .flatMap(json -> send(exchange.getResponse(), APPLICATION_JSON, json));
    }

    private Mono<byte[]> predicted(Principal by, ServedModel model, byte[] body) {
        return bulk.ofBytes(body.length, () -> InstancesReader.read(body, model.card(), RowsBody.MOST_ROWS))
                .flatMap(rows -> predicting.predict(by, model, rows))
                .flatMap(this::written);
    }

    private Mono<byte[]> written(Predicted predicted) {
        return bulk.ofNumbers(
                predicted.scores().probabilities().length, () -> PredictionsWriter.write(predicted, Optional.empty()));
    }

    private static Mono<Void> send(ServerHttpResponse response, MediaType type, byte[] body) {
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
