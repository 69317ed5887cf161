package dev.attest.prediction.web.oip;

import dev.attest.prediction.ModelStatus;
import dev.attest.prediction.Models;
import dev.attest.prediction.web.oip.RepositoryJson.RepositoryChangeRequest;
import dev.attest.prediction.web.oip.RepositoryJson.RepositoryEntry;
import dev.attest.prediction.web.oip.RepositoryJson.RepositoryIndexRequest;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The protocol's model repository extension, as Triton's documents describe it. Bodies may be left out. */
@RestController
@RequestMapping(path = "/v2/repository", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Open Inference Protocol")
class RepositoryController {

    private static final int MOST_BYTES = 64 << 10;

    private static final String PARAMETERS =
            " The parameter version limits this to one version. A configuration or files among the parameters are refused: a"
                    + " model is what its folder holds.";

    private final Models models;
    private final JsonMapper json;

    RepositoryController(Models models, JsonMapper json) {
        this.models = models;
        this.json = json;
    }

    @Operation(operationId = "repositoryIndex", summary = "Every version of every model, and how it stands")
    @PostMapping("/index")
    Mono<List<RepositoryEntry>> index(ServerWebExchange exchange) {
        return body(exchange, RepositoryIndexRequest.class)
                .map(wanted -> models.list().stream()
                        .filter(status -> wanted.map(only -> only.wants(status)).orElse(true))
                        .map(RepositoryEntry::of)
                        .toList());
    }

    @Operation(
            operationId = "loadModel",
            summary = "Load a model that was unloaded or broken",
            description = "For engineers. An error when nothing of it can be served afterwards." + PARAMETERS)
    @PostMapping("/models/{model}/load")
    Mono<Void> load(Principal by, ServerWebExchange exchange, @PathVariable String model) {
        return engineer(by)
                .then(body(exchange, RepositoryChangeRequest.class))
                .flatMap(change -> models.load(model, version(change)).collectList())
                .flatMap(RepositoryController::loaded);
    }

    private static Mono<Void> loaded(List<ModelStatus> states) {
        boolean any = states.stream().anyMatch(status -> status.state() == ModelStatus.State.READY);
        return any ? Mono.empty() : Mono.error(() -> new NotLoaded(reason(states)));
    }

    private static String reason(List<ModelStatus> states) {
        return states.stream()
                .map(RepositoryEntry::of)
                .map(entry -> entry.name() + " " + entry.version() + " cannot be served: " + entry.reason())
                .findFirst()
                .orElse("There is nothing to load");
    }

    @Operation(
            operationId = "unloadModel",
            summary = "Stop serving a model until it is loaded again or the server restarts",
            description = "For engineers. Requests under way end in good order." + PARAMETERS)
    @PostMapping("/models/{model}/unload")
    Mono<Void> unload(Principal by, ServerWebExchange exchange, @PathVariable String model) {
        return engineer(by)
                .then(body(exchange, RepositoryChangeRequest.class))
                .flatMap(change -> models.unload(model, version(change)).then());
    }

    private static Mono<Void> engineer(Principal by) {
        return by.is(Role.ENGINEER) ? Mono.empty() : Mono.error(new EngineersOnly());
    }

    private <T> Mono<Optional<T>> body(ServerWebExchange exchange, Class<T> type) {
        return JsonBody.read(exchange).map(bytes -> bytes.length == 0 ? Optional.empty() : read(bytes, type));
    }

    private <T> Optional<T> read(byte[] bytes, Class<T> type) {
        if (bytes.length > MOST_BYTES) {
            throw new RequestRefused("A request to the repository has at most " + MOST_BYTES + " bytes");
        }
        return Optional.ofNullable(json.readValue(bytes, type));
    }

    private static Optional<String> version(Optional<RepositoryChangeRequest> change) {
        Map<String, Object> parameters =
                change.map(RepositoryChangeRequest::parameters).orElse(Map.of());
        parameters.keySet().stream()
                .filter(name -> name.equals("config") || name.startsWith("file:"))
                .findFirst()
                .ifPresent(name -> {
                    throw new RequestRefused("The parameter " + RequestRefused.quoted(name)
                            + " is not supported: a model is what its folder holds");
                });
        Object version = parameters.get("version");
        if (version != null && !(version instanceof String)) {
            throw new RequestRefused("The parameter 'version' must be a text");
        }
        return Optional.ofNullable(version).map(Objects::toString);
    }
}
