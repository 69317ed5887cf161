package dev.attest.retrieval;

import dev.attest.documents.ServingModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
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
 * <p>A replica begins such a change only at its start, and gives it up when the ledger names a third model before it is
 * done. An index that goes away under a replica costs it the vectors for a moment, never the answer.
 */
public final class VectorLegs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VectorLegs.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);
    private static final int POLLS_BETWEEN_LOOKS = 2;
    private static final int POLLS_A_QUESTION_TAKES = 8;

    private final VectorIndexes indexes;
    private final Following following;
    private final Embedder configured;
    private final Embedder bundled;
    private final Function<ServingModel, Optional<Embedder>> elsewhere;
    private final RunningLegs legs;
    private volatile Disposable.Composite work = Disposables.composite();
    /** The change of models, or the first answer, that is still to come. */
    private final Disposable.Swap pending = Disposables.swap();

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
        this.legs = new RunningLegs(indexes, following, bundled.name());
    }

    /** The leg that serves now; empty while there is none. */
    public Optional<VectorLeg> serving() {
        return serving;
    }

    /**
     * Begins to follow. Completes once the leg that serves has caught up, or once nothing is gained by waiting for
     * it any longer. From then on the configured embedder refuses vectors of another length than the ledger's of its name:
     * nothing should embed before.
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
                .flatMap(heads -> asked(isNew(heads) ? configured : bundled))
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

    /** An endpoint that answers does so within this time; for another nothing waits. */
    private static Mono<EmbeddingModel> asked(Embedder embedder) {
        return embedder.connect()
                .timeout(
                        FIRST_ANSWER,
                        Mono.error(() -> new EmbedderUnavailable(
                                embedder.name() + " has not answered within " + FIRST_ANSWER.toSeconds() + " s",
                                new TimeoutException())));
    }

    private Mono<ServingModel> later(EmbedderUnavailable e) {
        LOG.warn("There are no vectors until the embedding model has answered once: {}", e.getMessage());
        pend(Mono.defer(configured::connect)
                .flatMap(model ->
                        following.embeddings().serving().switchIfEmpty(Mono.defer(() -> named(serving(model)))))
                // Of a model that another replica chose meanwhile the next look tells.
                .filter(stored -> !indexes.shared() || stored.name().equals(configured.name()))
                .flatMap(this::begin));
        return Mono.empty();
    }

    private Mono<ServingModel> named(ServingModel model) {
        return following.embeddings().serve(model).thenReturn(model);
    }

    /** Does what is to come until it works, in place of what was to come before; all of it can be done again. */
    private void pend(Mono<?> change) {
        Disposable.Composite place = Disposables.composite();
        pending.update(place);
        // The change may itself give its place to another one before it is in it.
        place.add(change.retryWhen(untilItWorks())
                .subscribe(done -> {}, e -> LOG.error("Answers are by keywords alone: {}", e.getMessage())));
    }

    private static Retry untilItWorks() {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                .maxBackoff(Duration.ofSeconds(5))
                .filter(e -> !(e instanceof ModelDimensionChanged))
                .doBeforeRetry(failed -> LOG.debug("The vectors are not as they should be", failed.failure()));
    }

    private Mono<Void> begin(ServingModel stored) {
        named = stored.name();
        if (!stored.name().equals(configured.name())) {
            return replace(stored);
        }
        // Before anything is embedded: vectors of another length would be kept under this name for ever.
        configured.expect(stored.dimension());
        EmbeddingModel model = configured.model();
        if (model.dimension() != stored.dimension()) {
            return Mono.error(new ModelDimensionChanged(stored, model));
        }
        return left(model)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(left -> left.map(this::beside).orElseGet(() -> use(legs.of(configured, model))));
    }

    /**
     * Another replica may have changed the model for all, while this one's own index is still of the bundled one, which can
     * serve until the new one is built. An index of another endpoint's model cannot: its dimension is not known any more.
     */
    private Mono<ServingModel> left(EmbeddingModel model) {
        if (indexes.shared() || configured.name().equals(bundled.name())) {
            return Mono.empty();
        }
        return indexes.models()
                .filter(models -> models.contains(bundled.name()))
                .filterWhen(models -> isComplete(model).map(complete -> !complete))
                .map(models -> serving(bundled.model()));
    }

    private Mono<Void> use(VectorLeg leg) {
        serving = Optional.of(leg);
        sweepAfter(leg.follower().caughtUp());
        return settled(leg);
    }

    private Mono<Void> replace(ServingModel old) {
        return asked(configured)
                .filterWhen(this::isComplete)
                .onErrorResume(EmbedderUnavailable.class, e -> Mono.empty())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(complete ->
                        complete.map(model -> finish(model, old.name())).orElseGet(() -> beside(old)));
    }

    private Mono<Boolean> isComplete(EmbeddingModel model) {
        return Mono.zip(indexes.of(model).applied(), following.changes().heads())
                .map(both -> both.getT2().entrySet().stream()
                        .allMatch(head -> both.getT1().of(head.getKey()) >= head.getValue()))
                .timeout(Duration.ofSeconds(5), Mono.just(false))
                .onErrorReturn(false);
    }

    /** A process was killed on the way: what is left is to drop the old index, which must not be built up again for that. */
    private Mono<Void> finish(EmbeddingModel model, String old) {
        VectorLeg next = legs.of(configured, model);
        serving = Optional.of(next);
        pend(Mono.defer(() -> take(next, old)));
        return settled(next);
    }

    private Mono<Void> beside(ServingModel old) {
        LOG.info("{} is to replace {}: its index is built beside the old one", configured.name(), old.name());
        Optional<VectorLeg> before = leg(old);
        serving = before;
        pend(Mono.defer(configured::connect)
                .map(model -> legs.of(configured, model))
                .doOnNext(next -> upcoming = Optional.of(next))
                .flatMap(next -> next.follower().caughtUp().then(Mono.defer(() -> take(next, old.name())))));
        return before.map(VectorLegs::settled).orElse(Mono.empty());
    }

    /** Empty without an embedder by that name, or when it gives vectors of another length. */
    private Optional<VectorLeg> leg(ServingModel model) {
        Optional<Embedder> found = Stream.of(configured, bundled)
                .filter(embedder -> embedder.name().equals(model.name()))
                .findFirst()
                .or(() -> elsewhere.apply(model));
        found.ifPresent(embedder -> embedder.expect(model.dimension()));
        return found.filter(embedder -> embedder.model().dimension() == model.dimension())
                .map(embedder -> legs.of(embedder, embedder.model()));
    }

    /** What takes longer is not waited for: answers go without it. */
    private static Mono<Void> settled(VectorLeg leg) {
        return leg.follower().settled().timeout(LONGEST_WAIT, Mono.empty());
    }

    /** Makes a leg the one that serves, in this process, then everywhere. */
    private Mono<Void> take(VectorLeg next, String old) {
        LOG.info("Searches use the vectors of {} from now on", next.model());
        Set<String> gone = Set.copyOf(List.of(old, model(serving)));
        serving = Optional.of(next);
        upcoming = Optional.empty();
        return dropAll(gone, next.model())
                .then(Mono.defer(() -> name(next, old)))
                .doOnSuccess(done -> sweepAfter(Mono.empty()));
    }

    private Mono<Void> name(VectorLeg next, String old) {
        return following
                .embeddings()
                .serving()
                // Another replica was faster with a third model, which the next look tells of.
                .filter(now -> indexes.shared() && !List.of(old, next.model()).contains(now.name()))
                .hasElement()
                .filter(overtaken -> !overtaken)
                .flatMap(first -> named(serving(next.embedder().model())))
                .doOnNext(chosen -> named = chosen.name())
                .then();
    }

    /** Searches have turned to another leg already; an index goes when no question can be at it any more. */
    private Mono<Void> dropAll(Set<String> models, String kept) {
        return Mono.delay(polls(POLLS_A_QUESTION_TAKES))
                .thenMany(Flux.fromIterable(models))
                .filter(name -> !name.isEmpty() && !name.equals(kept))
                .concatMapDelayError(legs::drop)
                .then();
    }

    /** Drops what earlier changes left, once what serves can do without. */
    private void sweepAfter(Mono<Void> caughtUp) {
        work.add(caughtUp.then(Mono.defer(following.embeddings()::serving))
                // The ledger may name a model that this process has not heard of yet.
                .filter(now -> now.name().equals(named))
                .flatMap(now -> legs.sweep(now.name()))
                .retryWhen(untilItWorks())
                .subscribe());
    }

    private Duration polls(int times) {
        return following.settings().poll().multipliedBy(times);
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
        pending.update(Disposables.disposed());
        Optional<String> abandoned = upcoming.map(VectorLeg::model).filter(model -> !model.equals(chosen.name()));
        Set<String> gone = Set.copyOf(List.of(before, model(serving)));
        upcoming = Optional.empty();
        serving = leg(chosen);
        if (serving.isEmpty()) {
            LOG.warn("There is nothing here that embeds questions for it; answers are by keywords alone");
        }
        sweepAfter(serving.map(leg -> leg.follower().caughtUp()).orElse(Mono.empty()));
        return Mono.justOrEmpty(abandoned)
                .flatMap(legs::drop)
                // What could not be dropped is swept up later.
                .onErrorComplete()
                .then(dropAll(gone, chosen.name()));
    }

    private static String model(Optional<VectorLeg> leg) {
        return leg.map(VectorLeg::model).orElse("");
    }

    @Override
    public void close() {
        pending.update(Disposables.disposed());
        work.dispose();
        legs.close();
        serving = Optional.empty();
        upcoming = Optional.empty();
    }
}
