package dev.attest.evaluation.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.attest.evaluation.Evaluating;
import dev.attest.evaluation.web.EvaluationJson.EvaluationsJson;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Evaluations")
class EvaluationController {

    private final Evaluating evaluating;

    EvaluationController(Evaluating evaluating) {
        this.evaluating = evaluating;
    }

    @Operation(
            operationId = "evaluate",
            summary = "Evaluate this server on a dataset",
            description =
                    "For engineers. A job that asks this server the questions of a dataset and judges the answers; a"
                            + " server runs one at a time, others wait. The documents the questions are about must be in"
                            + " the server.")
    @PostMapping(path = "/evaluations", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<EvaluationJson>> evaluate(
            Principal by,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 255) @Nullable String idempotencyKey,
            @Valid @RequestBody NewEvaluation evaluation) {
        return evaluating
                .request(by, evaluation.asRequest(), Optional.ofNullable(idempotencyKey))
                .map(EvaluationJson::of)
                .map(kept -> ResponseEntity.accepted()
                        .location(URI.create("/evaluations/" + kept.id()))
                        .body(kept));
    }

    @Operation(
            operationId = "listEvaluations",
            summary = "List evaluations",
            description = "For engineers. Newest first.")
    @GetMapping(path = "/evaluations", produces = APPLICATION_JSON_VALUE)
    Mono<EvaluationsJson> list(
            Principal by,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Size(max = 256) @Nullable String cursor) {
        return evaluating.list(by, limit, Optional.ofNullable(cursor)).map(EvaluationsJson::of);
    }

    @Operation(operationId = "evaluation", summary = "Look at an evaluation", description = "For engineers.")
    @GetMapping(path = "/evaluations/{id}", produces = APPLICATION_JSON_VALUE)
    Mono<EvaluationJson> evaluation(Principal by, @PathVariable UUID id) {
        return evaluating.find(by, id).map(EvaluationJson::of);
    }

    @Operation(
            operationId = "cancelEvaluation",
            summary = "Cancel an evaluation",
            description = "For engineers. It stays in the list. Changes nothing when it has ended.")
    @DeleteMapping("/evaluations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(Principal by, @PathVariable UUID id) {
        return evaluating.cancel(by, id).then();
    }
}
