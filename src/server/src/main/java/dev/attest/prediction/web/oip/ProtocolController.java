package dev.attest.prediction.web.oip;

import dev.attest.prediction.ModelStatus;
import dev.attest.prediction.ModelStatus.State;
import dev.attest.prediction.Models;
import dev.attest.prediction.web.oip.Health.ModelReady;
import dev.attest.prediction.web.oip.Health.ServerLive;
import dev.attest.prediction.web.oip.Health.ServerReady;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What can be asked of the server and its models without sending tensors. */
@RestController
@RequestMapping(path = "/v2", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Open Inference Protocol")
class ProtocolController {

    private final Models models;

    ProtocolController(Models models) {
        this.models = models;
    }

    @Operation(operationId = "serverMetadata", summary = "What this server is")
    @GetMapping
    ServerMetadata server() {
        return ServerMetadata.own();
    }

    @Operation(operationId = "serverLive", summary = "Whether the server runs")
    @GetMapping("/health/live")
    ServerLive live() {
        return new ServerLive(true);
    }

    @Operation(
            operationId = "serverReady",
            summary = "Whether models can be asked",
            description =
                    "503 while a model of which no version is served yet is being loaded. A broken or unloaded model"
                            + " does not count: waiting would not mend it, and the others can be asked.")
    @GetMapping("/health/ready")
    Mono<ServerReady> ready() {
        return Mono.fromSupplier(() -> {
            Set<String> awaited = named(State.LOADING);
            awaited.removeAll(named(State.READY));
            if (!awaited.isEmpty()) {
                throw new ModelsLoading(String.join(", ", awaited));
            }
            return new ServerReady(true, true);
        });
    }

    private Set<String> named(State state) {
        return models.list().stream()
                .filter(status -> status.state() == state)
                .map(ModelStatus::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Operation(operationId = "modelMetadata", summary = "The tensors of a model's latest version")
    @GetMapping("/models/{model}")
    Mono<ModelMetadata> model(@PathVariable String model) {
        return metadata(model, Optional.empty());
    }

    @Operation(operationId = "modelVersionMetadata", summary = "The tensors of one version of a model")
    @GetMapping("/models/{model}/versions/{version}")
    Mono<ModelMetadata> version(@PathVariable String model, @PathVariable String version) {
        return metadata(model, Optional.of(version));
    }

    private Mono<ModelMetadata> metadata(String model, Optional<String> version) {
        return Mono.defer(() -> {
            List<ModelStatus> known = models.list();
            return models.using(model, version, served -> Mono.just(ModelMetadata.of(served, known)));
        });
    }

    @Operation(operationId = "modelReady", summary = "Whether any version of a model can be asked")
    @GetMapping("/models/{model}/ready")
    Mono<ModelReady> modelReady(@PathVariable String model) {
        return ready(model, Optional.empty());
    }

    @Operation(operationId = "modelVersionReady", summary = "Whether one version of a model can be asked")
    @GetMapping("/models/{model}/versions/{version}/ready")
    Mono<ModelReady> versionReady(@PathVariable String model, @PathVariable String version) {
        return ready(model, Optional.of(version));
    }

    private Mono<ModelReady> ready(String model, Optional<String> version) {
        return models.using(
                model, version, served -> Mono.just(new ModelReady(served.card().name(), true)));
    }
}
