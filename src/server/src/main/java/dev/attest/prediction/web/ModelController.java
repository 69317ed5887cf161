package dev.attest.prediction.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelStatus;
import dev.attest.prediction.ModelUnavailable;
import dev.attest.prediction.ModelUnknown;
import dev.attest.prediction.Models;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Predict")
class ModelController {

    private static final int LONGEST_CURSOR = 100;

    private final Models models;

    ModelController(Models models) {
        this.models = models;
    }

    @Operation(
            operationId = "listModels",
            summary = "List models",
            description = "By name, the newest version of each first. A version that is ready and has a reason all the"
                    + " same is the last good one of a folder that was changed since.")
    @GetMapping(path = "/models", produces = APPLICATION_JSON_VALUE)
    ModelsJson list(
            Principal by,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Size(max = LONGEST_CURSOR) @Nullable String cursor) {
        return ModelsJson.of(models.list(), limit, Optional.ofNullable(cursor));
    }

    @Operation(
            operationId = "model",
            summary = "Look at a model",
            description = "What it takes, what it gives, and how well it did where it was measured.")
    @GetMapping(path = "/models/{name}", produces = APPLICATION_JSON_VALUE)
    ModelJson model(
            Principal by,
            @PathVariable String name,
            @Parameter(description = "A version, or latest; the latest when left out")
                    @RequestParam(required = false)
                    @Nullable String version) {
        List<ModelStatus> versions = models.list().stream()
                .filter(status -> status.name().equals(name))
                .toList();
        ModelStatus status = wanted(name, versions, Optional.ofNullable(version));
        ModelCard card = status.card()
                .orElseThrow(() -> new ModelUnavailable("The card of the model " + name + " " + status.version()
                        + " cannot be read: " + status.reason().orElse("nobody knows why")));
        return ModelJson.of(card, status, versions);
    }

    /** Where no version is served, the newest one is the latest. */
    private static ModelStatus wanted(String name, List<ModelStatus> versions, Optional<String> version) {
        if (versions.isEmpty()) {
            throw new ModelUnknown("There is no model named '" + name + "'");
        }
        Optional<String> pinned = version.filter(wanted -> !wanted.equals(Models.LATEST));
        Predicate<ModelStatus> isWanted = pinned.<Predicate<ModelStatus>>map(
                        wanted -> status -> status.version().equals(wanted))
                .orElse(ModelStatus::latest);
        return versions.stream()
                .filter(isWanted)
                .findFirst()
                .or(() -> pinned.isPresent() ? Optional.empty() : Optional.of(versions.get(0)))
                .orElseThrow(() -> new ModelUnknown(
                        "The model " + name + " has no version '" + pinned.orElse(Models.LATEST) + "'"));
    }
}
