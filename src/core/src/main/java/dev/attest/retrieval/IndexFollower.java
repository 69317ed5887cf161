package dev.attest.retrieval;

import static java.util.stream.Collectors.toSet;

import dev.attest.documents.ChangeLog;
import dev.attest.documents.VersionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps one index up to date with the ledger's change log, on this replica. It never gives up: an index that fails, or that
 * was emptied, is followed again by itself, and says so once when it is lost and once when it is back.
 *
 * <p>Of the processes that share an index one writes at a time; the others read how far it is.
 */
public final class IndexFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int LONGEST_PAUSE = 10;

    private final String name;
    private final ChunkIndex index;
    private final Replay replay;
    private final ChangeLog changes;
    private final Optional<LeasedTurn> turn;
    private final FollowSettings settings;
    private final Clock clock;
    private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final AtomicBoolean toRebuild = new AtomicBoolean();
    private final Sinks.Many<FollowState> states = Sinks.many().replay().latestOrDefault(FollowState.BEGINNING);
    private volatile FollowState state = FollowState.BEGINNING;
    private final Disposable.Swap running = Disposables.swap();
    private volatile boolean stopping;
    private volatile Sinks.Empty<Void> ended = Sinks.empty();

    // Of the rounds, which come one after another.
    private final Sweeper sweeper;
    private Optional<Map<Long, Long>> headsBefore = Optional.empty();
    private int failures;

    IndexFollower(String name, ChunkIndex index, Replay replay, Following following, Optional<LeasedTurn> turn) {
        this.name = name;
        this.index = index;
        this.replay = replay;
        this.changes = following.changes();
        this.turn = turn;
        this.settings = following.settings();
        this.clock = following.clock();
        this.sweeper = new Sweeper(name, index, changes, settings.poll(), turn.isPresent());
        this.ended.tryEmitEmpty();
    }

    /** Begins to follow, in the background. */
    public synchronized void start() {
        stopping = false;
        Sinks.Empty<Void> end = Sinks.empty();
        ended = end;
        running.update(Mono.defer(this::round)
                .onErrorResume(this::failed)
                .flatMap(this::pause)
                .repeat(() -> !stopping)
                .then()
                .doFinally(signal -> end.tryEmitEmpty())
                .subscribe());
    }

    /** Stops following once what is being written is written, or after half a minute. */
    Mono<Void> stop() {
        return Mono.defer(() -> {
                    stopping = true;
                    nudge();
                    return ended.asMono();
                })
                .timeout(Duration.ofSeconds(30), Mono.empty())
                .doFinally(signal -> close());
    }

    /** How far the index is with what the ledger held when it was last looked at. */
    public Progress progress() {
        return state.progress();
    }

    /** How far searches see, now. */
    public AppliedSequences applied() {
        return state.applied();
    }

    /**
     * Whether the index has caught up with the ledger since it began, since its last failure and since it was emptied, and
     * has not fallen behind by much. It is not while somebody waits for it to be emptied.
     */
    public boolean current() {
        if (toRebuild.get()) {
            return false;
        }
        FollowState now = state;
        // What a request may still read of an older sequence is kept for the grace only.
        return now.current()
                && clock.instant().isBefore(now.covered().plus(settings.grace().dividedBy(2)));
    }

    /** Completes once the index has caught up. */
    public Mono<Void> caughtUp() {
        return states().filter(FollowState::current).next().then();
    }

    /** Completes once the index has caught up, or is found to be lost: when nothing is gained by waiting for it. */
    public Mono<Void> settled() {
        return states().filter(FollowState::settled).next().then();
    }

    /** Completes once searches see the collection at a sequence or later. */
    public Mono<Void> reached(long collectionId, long sequence) {
        return awaited(collectionId, sequence, true);
    }

    /** As {@link #reached}, but completes also when the index is not, or no longer, current. */
    public Mono<Void> reachedWhileCurrent(long collectionId, long sequence) {
        return awaited(collectionId, sequence, false);
    }

    private Mono<Void> awaited(long collectionId, long sequence, boolean evenIfBehind) {
        return Mono.defer(() -> {
            if (state.reached(collectionId, sequence)) {
                return Mono.empty();
            }
            nudge();
            return states().filter(now -> now.reached(collectionId, sequence) || !(evenIfBehind || now.current()))
                    .next()
                    .then();
        });
    }

    /**
     * Empties the index and follows from the beginning again, from what the ledger holds. Searches find less until then.
     *
     * @return how far it is; completes when the index has caught up
     */
    public Flux<Progress> rebuild() {
        return Flux.defer(() -> {
            int begun = demanded();
            nudge();
            return states().filter(now -> now.rebuilds() >= begun)
                    .takeUntil(FollowState::current)
                    .map(FollowState::progress)
                    .distinctUntilChanged();
        });
    }

    /** The count of rebuilds with this one. */
    private synchronized int demanded() {
        toRebuild.set(true);
        return state.rebuilds() + 1;
    }

    /** In this order, so that in between it does not count as current. */
    private synchronized void emptied() {
        change(FollowState::emptied);
        toRebuild.set(false);
    }

    /** A search failed: the index does not count as current until the follower has seen it well. */
    void doubt() {
        if (state.current()) {
            change(FollowState::doubtful);
            nudge();
        }
    }

    /** Away from the thread that follows, which must not do the work of whoever waited. */
    private Flux<FollowState> states() {
        return states.asFlux().publishOn(Schedulers.parallel());
    }

    private synchronized void change(UnaryOperator<FollowState> how) {
        state = how.apply(state);
        states.emitNext(state, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private void nudge() {
        nudged.set(true);
        // Whoever loses a race against another nudge has been heard all the same.
        nudges.tryEmitNext(true);
    }

    private Mono<Boolean> pause(Duration wait) {
        Mono<Boolean> over = Mono.delay(wait).thenReturn(true);
        if (failures > 0) {
            // Who asks for an index that is away must not keep knocking at its door.
            return over;
        }
        Mono<Boolean> already = Mono.fromSupplier(nudged::get).filter(was -> was);
        return Flux.merge(nudges.asFlux(), already, over).next();
    }

    private Mono<Duration> failed(Throwable e) {
        if (!state.lost()) {
            LOG.warn("The {} cannot follow the ledger, which is tried again until it works: {}", name, told(e));
        }
        LOG.debug("The {} cannot follow the ledger", name, e);
        change(FollowState::failed);
        failures++;
        int times = (int) Math.min(LONGEST_PAUSE, 1L << Math.min(failures - 1, 10));
        return Mono.just(settings.poll().multipliedBy(times));
    }

    private static String told(Throwable e) {
        // Ours are sentences; a broken invariant without one is told by its name.
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** What one look at the index and the ledger found. */
    private record Seen(
            AppliedSequences applied, Map<Long, Long> heads, Map<Long, List<VersionKey>> retired, Instant at) {

        private List<Long> strange() {
            return applied.byCollection().keySet().stream()
                    .filter(collection -> heads.getOrDefault(collection, -1L) < applied.of(collection))
                    .toList();
        }

        private long lag() {
            return heads.entrySet().stream()
                    .mapToLong(head -> Math.max(0, head.getValue() - applied.of(head.getKey())))
                    .sum();
        }

        private boolean leavesWork() {
            return lag() > 0 || !strange().isEmpty() || !retired.isEmpty();
        }

        private Set<VersionKey> gone() {
            return retired.values().stream().flatMap(List::stream).collect(toSet());
        }
    }

    /** One look, and what there is to do after it; then how long to wait for the next. */
    private Mono<Duration> round() {
        nudged.set(false);
        return look().flatMap(seen -> {
                    if (!seen.leavesWork() && !sweeper.leavesWork() && !toRebuild.get()) {
                        sweeper.owe(Map.of(), seen.at());
                        return Mono.fromSupplier(() -> caughtUp(seen));
                    }
                    // A look from before the turn began may miss what another process wrote in its own.
                    return turn.map(shared -> shared.during(look().flatMap(this::write)))
                            .orElseGet(() -> write(seen))
                            .switchIfEmpty(Mono.fromSupplier(() -> watched(seen)));
                })
                .doOnNext(wait -> failures = 0);
    }

    /** The index first, or another process could have brought it beyond the heads. */
    private Mono<Seen> look() {
        return Mono.defer(index::applied)
                .flatMap(applied -> changes.heads().flatMap(heads -> {
                    observe(applied, heads);
                    sweeper.begin(applied, heads, clock.instant());
                    Instant until = clock.instant().minus(settings.grace());
                    return sweeper.retired(until).map(retired -> new Seen(applied, heads, retired, until));
                }));
    }

    /** Publishes what was read, and notices an index that lost what it held. */
    private void observe(AppliedSequences applied, Map<Long, Long> heads) {
        FollowState before = state;
        boolean emptied = heads.keySet().stream()
                .anyMatch(
                        collection -> applied.of(collection) < before.applied().of(collection));
        if (emptied) {
            if (!before.lost()) {
                LOG.warn("The {} lost what it held; it is built again from the ledger", name);
            }
            sweeper.restart();
            change(FollowState::failed);
        }
        change(now -> now.seen(applied, heads));
    }

    private Mono<Duration> write(Seen seen) {
        if (toRebuild.get()) {
            return empty(seen).then(Mono.defer(this::look)).flatMap(this::write);
        }
        Set<VersionKey> gone = seen.gone();
        return Flux.fromIterable(seen.strange())
                // Deleted collections, and those the index is ahead of: the ledger is another than it followed.
                .concatMap(this::forget)
                .thenMany(Flux.fromIterable(seen.heads().entrySet()))
                .filter(head -> head.getValue() > applied().of(head.getKey()))
                // One collection that cannot be followed must not keep the others back.
                .concatMapDelayError(head -> catchUp(head.getKey(), head.getValue(), gone))
                .then(Mono.fromSupplier(() -> wrote(seen)))
                .delayUntil(wait -> sweeper.sweep(applied()));
    }

    private Mono<Void> empty(Seen seen) {
        return Flux.fromIterable(seen.applied().byCollection().keySet())
                .concatMap(this::forget)
                .then(Mono.fromRunnable(() -> {
                    sweeper.restart();
                    emptied();
                }));
    }

    private Mono<Void> forget(long collectionId) {
        return index.drop(collectionId).then(Mono.fromRunnable(() -> change(now -> now.forgotten(collectionId))));
    }

    private Mono<Void> catchUp(long collectionId, long head, Set<VersionKey> gone) {
        return Mono.defer(() -> replay.next(collectionId, applied().of(collectionId), head, gone))
                .flatMap(batch -> index.apply(batch).thenReturn(batch.sequence()))
                .doOnNext(sequence -> change(now -> now.applied(collectionId, sequence)))
                .defaultIfEmpty(head)
                .repeat()
                .takeUntil(sequence -> sequence >= head || stopping)
                .then();
    }

    private Duration wrote(Seen seen) {
        sweeper.owe(seen.retired(), seen.at());
        if (!state.current() && seen.lag() > Replay.BATCH) {
            // That took a while: there may be as much again.
            return Duration.ZERO;
        }
        return caughtUp(seen);
    }

    /** Another process is writing. Whoever does not write is always a little behind, so the last heads are what counts. */
    private Duration watched(Seen seen) {
        Map<Long, Long> awaited = headsBefore.orElse(seen.heads());
        headsBefore = Optional.of(seen.heads());
        boolean there = seen.heads().keySet().stream()
                .allMatch(collection -> applied().of(collection) >= awaited.getOrDefault(collection, 0L));
        if (there) {
            becomeCurrent();
        }
        return settings.poll();
    }

    private Duration caughtUp(Seen seen) {
        headsBefore = Optional.of(seen.heads());
        becomeCurrent();
        return settings.poll();
    }

    private void becomeCurrent() {
        if (state.lost()) {
            LOG.info("The {} follows the ledger again", name);
        }
        change(now -> now.caughtUp(clock.instant()));
    }

    @Override
    public void close() {
        running.update(Disposables.disposed());
    }
}
