package dev.attest.prediction;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The models of this server: every version whose folder holds a card. */
public interface Models {

    /** Stands for the newest version that is served. */
    String LATEST = "latest";

    /**
     * Lends a version for as long as the work lasts: it stays loaded until then, whatever happens to its folder.
     *
     * @param version as its folder is called, or {@link #LATEST}; empty means {@link #LATEST}
     * @return fails with {@link ModelUnknown} and {@link ModelUnavailable}
     */
    <T> Mono<T> using(String name, Optional<String> version, Function<ServedModel, Mono<T>> work);

    /** Every version of every model, by name, newest version first. */
    List<ModelStatus> list();

    /**
     * Loads a version, or every version of a model, that was unloaded or broken.
     *
     * @return its state afterwards; fails with {@link ModelUnknown}
     */
    Flux<ModelStatus> load(String name, Optional<String> version);

    /** Stops serving a version, or all of a model, until it is loaded again or the server restarts; requests under way end in good order. */
    Flux<ModelStatus> unload(String name, Optional<String> version);
}
