package dev.attest.prediction.web.oip;

import dev.attest.prediction.ModelStatus;
import dev.attest.prediction.Models;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The models as the repository extension sees them: anybody may look, engineers change what is served. */
@Component
final class Repository {

    private final Models models;

    Repository(Models models) {
        this.models = models;
    }

    List<ModelStatus> list() {
        return models.list();
    }

    /**
     * Loads a version, or every version of a model. One that cannot be used as it lies there is a failure, as Triton's
     * {@code POST …/load} has it, also when what was loaded of it before goes on answering: who asked for the load wants
     * the new one.
     *
     * @return fails with {@link NotLoaded} and {@link EngineersOnly}
     */
    Mono<Void> load(Principal by, String model, Optional<String> version) {
        return changed(by, models.load(model, version))
                .collectList()
                .flatMap(states -> failure(states).<Mono<Void>>map(Mono::error).orElse(Mono.empty()));
    }

    /** Fails with {@link EngineersOnly}. */
    Mono<Void> unload(Principal by, String model, Optional<String> version) {
        return changed(by, models.unload(model, version)).then();
    }

    private static Flux<ModelStatus> changed(Principal by, Flux<ModelStatus> change) {
        return by.is(Role.ENGINEER) ? change : Flux.error(new EngineersOnly());
    }

    private static Optional<NotLoaded> failure(List<ModelStatus> states) {
        return states.isEmpty()
                ? Optional.of(new NotLoaded("There is nothing to load"))
                : states.stream()
                        .filter(status -> !isAsItLies(status))
                        .findFirst()
                        .map(Repository::notLoaded);
    }

    private static boolean isAsItLies(ModelStatus status) {
        return status.state() == ModelStatus.State.READY && status.reason().isEmpty();
    }

    private static NotLoaded notLoaded(ModelStatus status) {
        String what = status.name() + " " + status.version();
        String why = status.reason().orElse("it is " + status.state().name().toLowerCase(Locale.ROOT));
        return new NotLoaded(
                status.state() == ModelStatus.State.READY
                        ? what + " was not replaced; what was loaded before goes on answering: " + why
                        : what + " cannot be served: " + why);
    }
}
