package dev.attest.watching.web;

import dev.attest.tenancy.Principal;
import dev.attest.watching.DriftReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Predict")
class DriftController {

    private final DriftReports reports;

    DriftController(DriftReports reports) {
        this.reports = reports;
    }

    @Operation(
            operationId = "drift",
            summary = "Compare what a model predicts now with its training",
            description =
                    "The population stability index of each feature over a sliding window, and how the model did by"
                            + " the outcomes told in it. Counts every row predicted, for whichever tenant and by whichever"
                            + " server: models are shared. What could not be measured is null and has a reason.")
    @GetMapping(path = "/models/{name}/drift", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<DriftJson> drift(
            Principal by,
            @PathVariable String name,
            @Parameter(description = "A version, or latest; the latest when left out")
                    @RequestParam(required = false)
                    @Nullable String version) {
        return reports.of(name, Optional.ofNullable(version)).map(DriftJson::of);
    }
}
