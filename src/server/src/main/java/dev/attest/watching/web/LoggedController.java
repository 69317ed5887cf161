package dev.attest.watching.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.attest.problems.InvalidField;
import dev.attest.tenancy.Principal;
import dev.attest.watching.LoggedPrediction;
import dev.attest.watching.PredictionId;
import dev.attest.watching.PredictionLog;
import dev.attest.watching.Predictions.UnknownLabel;
import dev.attest.watching.UnknownPrediction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Predict")
class LoggedController {

    private final PredictionLog log;

    LoggedController(PredictionLog log) {
        this.log = log;
    }

    @Operation(
            operationId = "prediction",
            summary = "Look at a prediction that was made",
            description = "For whoever made it, and for engineers; as long as the log keeps it.")
    @GetMapping(path = "/predictions/{id}", produces = APPLICATION_JSON_VALUE)
    Mono<LoggedJson> prediction(Principal by, @PathVariable String id) {
        return named(id, found -> log.find(by, found)).map(LoggedJson::of);
    }

    @Operation(
            operationId = "tellOutcome",
            summary = "Say what turned out to be true of a prediction",
            description = "For whoever made it, and for engineers. A second outcome replaces the first.")
    @PostMapping(
            path = "/predictions/{id}/outcome",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    Mono<LoggedJson> tell(Principal by, @PathVariable String id, @Valid @RequestBody OutcomeRequest outcome) {
        return named(id, found -> log.tell(by, found, outcome.label()))
                .onErrorMap(UnknownLabel.class, e -> new InvalidField("label", String.valueOf(e.getMessage())))
                .map(LoggedJson::of);
    }

    private static Mono<LoggedPrediction> named(String id, Function<PredictionId, Mono<LoggedPrediction>> work) {
        return PredictionId.parse(id).map(work).orElseGet(() -> Mono.error(UnknownPrediction.of(id)));
    }
}
