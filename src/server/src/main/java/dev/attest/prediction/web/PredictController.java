package dev.attest.prediction.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.attest.prediction.Explainer;
import dev.attest.prediction.Explanation;
import dev.attest.prediction.Models;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Predicting;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.ServedModel;
import dev.attest.problems.InvalidField;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

    private static final String CSV = "text/csv";
    private static final MediaType CSV_IN_UTF_8 = MediaType.valueOf("text/csv;charset=UTF-8");

    private final Models models;
    private final Predicting predicting;
    private final Explainer explainer;
    private final RowsForms forms;
    private final BulkWork bulk;

    PredictController(Models models, Predicting predicting, Explainer explainer, RowsForms forms, BulkWork bulk) {
        this.models = models;
        this.predicting = predicting;
        this.explainer = explainer;
        this.forms = forms;
        this.bulk = bulk;
    }

    @Operation(
            operationId = "predict",
            summary = "Predict from rows",
            description = "Up to 10,000, all or none of them: a mistake in one refuses the request, and names row and"
                    + " feature. Values outside the range met in training are predicted from, and named in outOfRange."
                    + " With Accept: text/csv predictions come as a table.")
    @PostMapping(
            path = "/predict/{model}",
            consumes = {APPLICATION_JSON_VALUE, CSV},
            produces = APPLICATION_JSON_VALUE)
    Mono<Void> predict(
            Principal by,
            @PathVariable String model,
            @Parameter(description = "A version, or latest; the latest when left out")
                    @RequestParam(required = false)
                    @Nullable String version,
            @Parameter(description = "Adds to each prediction what each feature contributed to its probability")
                    @RequestParam(defaultValue = "false")
                    boolean explain,
            ServerWebExchange exchange) {
        return RowsBody.read(exchange)
                .flatMap(body -> models.using(
                        model,
                        Optional.ofNullable(version),
                        served -> rows(exchange, served, body).flatMap(rows -> json(by, served, rows, explain))))
                .onErrorMap(
                        RowsRefused.class,
                        e -> RowsForms.told(e, exchange.getRequest().getHeaders()))
                .flatMap(json -> send(exchange.getResponse(), MediaType.APPLICATION_JSON, json));
    }

    @Operation(operationId = "predict", summary = "Predict from rows")
    @PostMapping(
            path = "/predict/{model}",
            consumes = {APPLICATION_JSON_VALUE, CSV},
            produces = CSV)
    Mono<Void> predictTable(
            Principal by,
            @PathVariable String model,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(defaultValue = "false") boolean explain,
            ServerWebExchange exchange) {
        if (explain) {
            throw new InvalidField("explain", "is possible in JSON only: send Accept: application/json");
        }
        return RowsBody.read(exchange)
                .flatMap(body -> models.using(
                        model,
                        Optional.ofNullable(version),
                        served -> rows(exchange, served, body).flatMap(rows -> table(by, served, rows))))
                .onErrorMap(
                        RowsRefused.class,
                        e -> RowsForms.told(e, exchange.getRequest().getHeaders()))
                .flatMap(table -> send(exchange.getResponse(), CSV_IN_UTF_8, table));
    }

    private Mono<Rows> rows(ServerWebExchange exchange, ServedModel model, byte[] body) {
        return bulk.ofBytes(
                body.length, () -> forms.read(body, exchange.getRequest().getHeaders(), model.card()));
    }

    private Mono<byte[]> json(Principal by, ServedModel model, Rows rows, boolean explain) {
        // What cannot be explained is not predicted either: predictions are logged, and this one nobody would see.
        return explain
                ? explainer
                        .explain(model, rows)
                        .flatMap(explanations -> predicting
                                .predict(by, model, rows)
                                .flatMap(predicted -> json(predicted, Optional.of(explanations))))
                : predicting.predict(by, model, rows).flatMap(predicted -> json(predicted, Optional.empty()));
    }

    private Mono<byte[]> json(Predicted predicted, Optional<List<Explanation>> explanations) {
        return bulk.ofNumbers(
                predicted.scores().probabilities().length, () -> PredictionsWriter.write(predicted, explanations));
    }

    private Mono<byte[]> table(Principal by, ServedModel model, Rows rows) {
        return predicting
                .predict(by, model, rows)
                .flatMap(predicted ->
                        bulk.ofNumbers(predicted.scores().probabilities().length, () -> forms.table(predicted)));
    }

    private static Mono<Void> send(ServerHttpResponse response, MediaType type, byte[] body) {
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
