package dev.attest.retrieval;

import dev.attest.documents.ServingModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The vector leg that serves, and beside it the one that will. When the configured model is not the one whose vectors serve,
 * an index of its own follows the ledger from the beginning, embedding what has no vector yet; once it has caught up,
 * searches use it, the old model's index is dropped, and only then the ledger names the new model. So whoever is killed on
 * the way does the rest at the next start.
 *
 * <p>A replica begins such a change only at its start: of two that are configured differently the one that started last
 * decides, and the others follow what the ledger names. An index that goes away under a replica costs it the vectors for a
 * moment, never the answer.
 */
public final class VectorLegs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VectorLegs.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int POLLS_BETWEEN_LOOKS = 2;
    private static final int POLLS_A_QUESTION_TAKES = 8;

    private final VectorIndexes indexes;
    private final Following following;
    private final Embedder configured;
    private final Embedder bundled;
    private final Function<ServingModel, Optional<Embedder>> elsewhere;
    private volatile Disposable.Composite work = Disposables.composite();
    private final List<VectorLeg> begun = new CopyOnWriteArrayList<>();
    private volatile Optional<VectorLeg> serving = Optional.empty();
    private volatile Optional<VectorLeg> upcoming = Optional.empty();
    /** What the ledger named when it was last asked. */
    private volatile String named = "";

    /**
     * Legs that do nothing until {@link #start}.
     *
     * @param configured what embeds passages from now on
     * @param bundled the bundled encoder, which may be the same
     * @param elsewhere an embedder for a model that is neither, so that its vectors can go on serving; empty when there is none
     */
    public VectorLegs(
            VectorIndexes indexes,
            Following following,
            Embedder configured,
            Embedder bundled,
            Function<ServingModel, Optional<Embedder>> elsewhere) {
        this.indexes = indexes;
        this.following = following;
        this.configured = configured;
        this.bundled = bundled;
        this.elsewhere = elsewhere;
    }

    /** The leg that serves now; empty while there is none. */
    public Optional<VectorLeg> serving() {
        return serving;
    }

    /**
     * Begins to follow. Completes once the leg that serves has caught up, or once nothing is gained by waiting for
     * it any longer.
     *
     * <p>Fails with {@link ModelDimensionChanged}, and as the ledger does; then nothing has begun.
     */
    public Mono<Void> start() {
        return Mono.defer(() -> {
                    close();
                    work = Disposables.composite();
                    return following.embeddings().serving();
                })
                .switchIfEmpty(Mono.defer(this::first))
                .flatMap(this::begin)
                .doOnSuccess(done -> watch());
    }

    /** Empties the index that serves and builds it again from the ledger; nothing without one. */
    public Flux<Progress> rebuild() {
        return Flux.defer(() -> serving.map(leg -> leg.follower().rebuild()).orElse(Flux.empty()));
    }

    /** A ledger that was filled before models were named has vectors of the bundled one. */
    private Mono<ServingModel> first() {
        return following
                .changes()
                .heads()
                .flatMap(heads -> model(isNew(heads) ? configured : bundled))
                .map(VectorLegs::serving)
                .delayUntil(following.embeddings()::serve)
                .onErrorResume(EmbedderUnavailable.class, this::later);
    }

    private static boolean isNew(Map<Long, Long> heads) {
        return heads.values().stream().allMatch(head -> head == 0);
    }

    private static ServingModel serving(EmbeddingModel model) {
        return new ServingModel(model.name(), model.dimension());
    }

    private Mono<ServingModel> later(EmbedderUnavailable e) {
        LOG.warn("There are no vectors until the embedding model has answered once: {}", e.getMessage());
        work.add(known(configured)
                .map(VectorLegs::serving)
                .delayUntil(following.embeddings()::serve)
                .flatMap(this::begin)
                .subscribe());
        return Mono.empty();
    }

    private static Mono<EmbeddingModel> model(Embedder embedder) {
        return Mono.fromSupplier(embedder::model);
    }

    /** Asks until the endpoint has answered once, for only then its vectors' dimension is known. */
    private static Mono<EmbeddingModel> known(Embedder embedder) {
        return model(embedder)
                .onErrorResume(
                        EmbedderUnavailable.class,
                        e -> embedder.question("Hello").then(model(embedder)))
                .retryWhen(untilItWorks());
    }

    private Mono<Void> begin(ServingModel stored) {
        named = stored.name();
        if (!stored.name().equals(configured.name())) {
            return replace(stored);
        }
        return model(configured)
                .flatMap(model -> confirmed(stored, model))
                .onErrorResume(EmbedderUnavailable.class, e -> Mono.just(unconfirmed(stored)))
                .flatMap(model -> {
                    VectorLeg leg = leg(configured, model);
                    serving = Optional.of(leg);
                    start(leg);
                    return settled(leg);
                });
    }

    private static Mono<EmbeddingModel> confirmed(ServingModel stored, EmbeddingModel model) {
        return stored.dimension() == model.dimension()
                ? Mono.just(model)
                : Mono.error(new ModelDimensionChanged(stored, model));
    }

    /** What has a vector already can be indexed while the endpoint is away. */
    private EmbeddingModel unconfirmed(ServingModel stored) {
        work.add(known(configured)
                .flatMap(model -> confirmed(stored, model))
                .subscribe(model -> LOG.debug("{} is as it was", model), this::refuse));
        return asStored(stored);
    }

    private static EmbeddingModel asStored(ServingModel stored) {
        return new EmbeddingModel(stored.name(), stored.dimension(), 0);
    }

    private void refuse(Throwable e) {
        LOG.error("Answers are by keywords alone: {}", e.getMessage());
        serving.ifPresent(leg -> leg.follower().close());
        serving = Optional.empty();
    }

    private Mono<Void> replace(ServingModel old) {
        return model(configured)
                .map(model -> leg(configured, model))
                .filterWhen(this::isComplete)
                .onErrorResume(EmbedderUnavailable.class, e -> Mono.empty())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(complete ->
                        complete.map(next -> finish(next, old.name())).orElseGet(() -> beside(old)));
    }

    private Mono<Boolean> isComplete(VectorLeg leg) {
        return Mono.zip(leg.index().applied(), following.changes().heads())
                .map(both -> both.getT2().entrySet().stream()
                        .allMatch(head -> both.getT1().of(head.getKey()) >= head.getValue()))
                .timeout(Duration.ofSeconds(5), Mono.just(false))
                .onErrorReturn(false);
    }

    /** A process was killed on the way: what is left is to drop the old index, which must not be built up again for that. */
    private Mono<Void> finish(VectorLeg next, String old) {
        start(next);
        work.add(take(next, old).subscribe());
        return settled(next);
    }

    private Mono<Void> beside(ServingModel old) {
        LOG.info("{} is to replace {}: its index is built beside the old one", configured.name(), old.name());
        Optional<VectorLeg> before = embedder(old).map(embedder -> leg(embedder, asStored(old)));
        serving = before;
        before.ifPresent(this::start);
        work.add(known(configured)
                .map(model -> leg(configured, model))
                .doOnNext(next -> {
                    upcoming = Optional.of(next);
                    start(next);
                })
                .flatMap(next -> next.follower().caughtUp().then(Mono.defer(() -> take(next, old.name()))))
                .subscribe());
        return before.map(VectorLegs::settled).orElse(Mono.empty());
    }

    /** Empty too when an embedder by that name gives vectors of another length. */
    private Optional<Embedder> embedder(ServingModel model) {
        Optional<Embedder> found = Stream.of(configured, bundled)
                .filter(embedder -> embedder.name().equals(model.name()))
                .findFirst()
                .or(() -> elsewhere.apply(model));
        return found.filter(there -> {
            try {
                return there.model().dimension() == model.dimension();
            } catch (EmbedderUnavailable e) {
                return true;
            }
        });
    }

    private VectorLeg leg(Embedder embedder, EmbeddingModel model) {
        boolean calibrated = embedder.name().equals(bundled.name());
        return following.ofVectors(indexes.of(model), embedder, indexes.shared(), calibrated);
    }

    /** What takes longer is not waited for: answers go without it. */
    private static Mono<Void> settled(VectorLeg leg) {
        return leg.follower().settled().timeout(LONGEST_WAIT, Mono.empty());
    }

    private void start(VectorLeg leg) {
        begun.add(leg);
        leg.follower().start();
    }

    /** Makes a leg the one that serves, in this process, then everywhere. */
    private Mono<Void> take(VectorLeg next, String old) {
        if (named.equals(next.model())) {
            return Mono.empty();
        }
        LOG.info("Searches use the vectors of {} from now on", next.model());
        return leave(next, old)
                .then(Mono.defer(() ->
                        following.embeddings().serve(serving(next.embedder().model()))))
                .retryWhen(untilItWorks());
    }

    /** Searches turn to the next leg at once; the old index goes when no question can be at it any more. */
    private Mono<Void> leave(VectorLeg next, String old) {
        Optional<VectorLeg> before = serving.filter(leg -> !leg.equals(next));
        serving = Optional.of(next);
        upcoming = upcoming.filter(leg -> !leg.equals(next));
        return Mono.delay(polls(POLLS_A_QUESTION_TAKES)).then(drop(before, old, next.model()));
    }

    private Mono<Void> drop(Optional<VectorLeg> before, String old, String kept) {
        Mono<Void> stopped = before.map(leg -> leg.follower().stop()).orElse(Mono.empty());
        return stopped.thenMany(Flux.fromStream(() -> Stream.of(old, model(before))))
                .distinct()
                .filter(name -> !name.isEmpty() && !name.equals(kept))
                .concatMap(indexes::drop)
                .then();
    }

    private Duration polls(int times) {
        return following.settings().poll().multipliedBy(times);
    }

    private static Retry untilItWorks() {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(5));
    }

    /** Sees that another replica changed the model. Where each has its own index, each changes by itself. */
    private void watch() {
        if (indexes.shared()) {
            work.add(Flux.interval(polls(POLLS_BETWEEN_LOOKS))
                    .onBackpressureDrop()
                    .concatMap(
                            tick -> following
                                    .embeddings()
                                    .serving()
                                    .flatMap(this::follow)
                                    .onErrorComplete(),
                            1)
                    .subscribe());
        }
    }

    private Mono<Void> follow(ServingModel chosen) {
        String before = named;
        named = chosen.name();
        if (chosen.name().equals(before) || chosen.name().equals(model(serving))) {
            return Mono.empty();
        }
        LOG.info("Another replica made {} the embedding model; searches here use it too", chosen.name());
        if (chosen.name().equals(model(upcoming))) {
            return upcoming.map(next -> leave(next, before)).orElse(Mono.empty());
        }
        Optional<VectorLeg> next = embedder(chosen).map(embedder -> leg(embedder, asStored(chosen)));
        next.ifPresent(this::start);
        return next.map(leg -> leave(leg, before)).orElseGet(() -> withdraw(before, chosen.name()));
    }

    private static String model(Optional<VectorLeg> leg) {
        return leg.map(VectorLeg::model).orElse("");
    }

    private Mono<Void> withdraw(String old, String kept) {
        LOG.warn("There is nothing here that embeds questions for it; answers are by keywords alone");
        Optional<VectorLeg> before = serving;
        serving = Optional.empty();
        return drop(before, old, kept);
    }

    @Override
    public void close() {
        work.dispose();
        begun.forEach(leg -> leg.follower().close());
        begun.clear();
    }
}
