package dev.attest.prediction.web.oip;

import dev.attest.prediction.web.oip.RepositoryJson.RepositoryChangeRequest;
import dev.attest.prediction.web.oip.RepositoryJson.RepositoryEntry;
import dev.attest.prediction.web.oip.RepositoryJson.RepositoryIndexRequest;
import dev.attest.tenancy.Principal;
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

    private final Repository repository;
    private final JsonMapper json;

    RepositoryController(Repository repository, JsonMapper json) {
        this.repository = repository;
        this.json = json;
    }

    @Operation(operationId = "repositoryIndex", summary = "Every version of every model, and how it stands")
    @PostMapping("/index")
    Mono<List<RepositoryEntry>> index(ServerWebExchange exchange) {
        return body(exchange, RepositoryIndexRequest.class)
                .map(wanted -> repository.list().stream()
                        .filter(status -> wanted.map(only -> only.wants(status)).orElse(true))
                        .map(RepositoryEntry::of)
                        .toList());
    }

    @Operation(
            operationId = "loadModel",
            summary = "Load a model that was unloaded or broken",
            description =
                    "For engineers. An error when what lies in the folder of any version meant cannot be served, also"
                            + " when what was loaded of it before goes on answering." + PARAMETERS)
    @PostMapping("/models/{model}/load")
    Mono<Void> load(Principal by, ServerWebExchange exchange, @PathVariable String model) {
        return body(exchange, RepositoryChangeRequest.class)
                .flatMap(change -> repository.load(by, model, version(change)));
    }

    @Operation(
            operationId = "unloadModel",
            summary = "Stop serving a model until it is loaded again or the server restarts",
            description = "For engineers. Requests under way end in good order." + PARAMETERS)
    @PostMapping("/models/{model}/unload")
    Mono<Void> unload(Principal by, ServerWebExchange exchange, @PathVariable String model) {
        return body(exchange, RepositoryChangeRequest.class)
                .flatMap(change -> repository.unload(by, model, version(change)));
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
