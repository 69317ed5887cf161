package dev.attest.retrieval;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * The legs of this process. There is one for each model, however often it is asked for: two would write to one index at the
 * same time, since the turn at writing is the process's.
 */
final class RunningLegs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningLegs.class);

    private final VectorIndexes indexes;
    private final Following following;
    private final String bundled;
    private final Map<String, VectorLeg> byModel = new ConcurrentHashMap<>();
    /** Those and the ones that end. */
    private final List<VectorLeg> begun = new CopyOnWriteArrayList<>();
    /** A leg that ends may be writing still, which the next of its model waits for. */
    private final Map<String, Mono<Void>> ending = new ConcurrentHashMap<>();

    private volatile Disposable.Composite starting = Disposables.composite();

    RunningLegs(VectorIndexes indexes, Following following, String bundled) {
        this.indexes = indexes;
        this.following = following;
        this.bundled = bundled;
    }

    /** The leg of a model, which follows from now on. */
    VectorLeg of(Embedder embedder, EmbeddingModel model) {
        return byModel.computeIfAbsent(model.name(), name -> started(embedder, model));
    }

    private VectorLeg started(Embedder embedder, EmbeddingModel model) {
        VectorLeg leg = following.ofVectors(
                indexes.of(model), embedder, indexes.shared(), embedder.name().equals(bundled));
        begun.add(leg);
        starting.add(ending.getOrDefault(model.name(), Mono.empty())
                .then(Mono.fromRunnable(leg.follower()::start))
                .subscribe());
        return leg;
    }

    /** Ends a model's leg when there is one, then forgets all that any process indexed of the model. */
    Mono<Void> drop(String model) {
        return ended(model).then(Mono.defer(() -> indexes.drop(model)));
    }

    private Mono<Void> ended(String model) {
        return Mono.defer(() -> {
            byModel.computeIfPresent(model, (name, leg) -> {
                ending.put(
                        name,
                        leg.follower()
                                .stop()
                                .doFinally(signal -> begun.remove(leg))
                                .cache());
                // It is out of the map at once: whoever asks for it now wants one that stays.
                return null;
            });
            return ending.getOrDefault(model, Mono.empty());
        });
    }

    /**
     * Drops the indexes of models that neither this process uses nor the ledger names: what is left of changes that were
     * given up. One that another process writes to right now stays.
     */
    Mono<Void> sweep(String named) {
        return indexes.models()
                .flatMapIterable(models -> strangers(models, named))
                .filter(model -> !byModel.containsKey(model))
                .concatMap(this::sweepOut, 0)
                .then();
    }

    private Set<String> strangers(Set<String> models, String named) {
        Set<String> strangers = new HashSet<>(models);
        strangers.removeAll(byModel.keySet());
        strangers.remove(named);
        return strangers;
    }

    private Mono<Void> sweepOut(String model) {
        Mono<Void> drop = indexes.drop(model)
                .doOnSuccess(done -> LOG.info("Dropped what was indexed of {}, which nothing uses any more", model));
        return indexes.shared() ? following.turn(model).during(drop) : drop;
    }

    @Override
    public void close() {
        starting.dispose();
        starting = Disposables.composite();
        byModel.clear();
        begun.forEach(leg -> leg.follower().close());
        begun.clear();
        ending.clear();
    }
}
