package dev.attest.retrieval;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.Embeddings;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.VersionKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Keeps one index up to date with the ledger's change log, on this replica. */
public final class IndexFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int BATCH = 32;

    private final ChunkIndex index;
    private final ChangeLog changes;
    private final Embeddings embeddings;
    private final String model;
    private final FollowSettings settings;
    private final Clock clock;
    private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<AppliedSequences> updates = Sinks.many().replay().latest();
    private volatile AppliedSequences applied = new AppliedSequences(Map.of());
    // From the beginning at every start: an index that was rebuilt holds everything that was ever staged.
    private Instant sweptUntil = Instant.EPOCH;
    private Optional<Disposable> running = Optional.empty();

    /**
     * A follower that does nothing until {@link #start}.
     *
     * @param model whose vectors the index takes
     */
    public IndexFollower(
            ChunkIndex index,
            ChangeLog changes,
            Embeddings embeddings,
            String model,
            FollowSettings settings,
            Clock clock) {
        this.index = index;
        this.changes = changes;
        this.embeddings = embeddings;
        this.model = model;
        this.settings = settings;
        this.clock = clock;
    }

    /** Catches up, then goes on following in the background. */
    public Mono<Void> start() {
        return index.applied().doOnNext(this::publish).then(follow()).doOnSuccess(done -> keepFollowing());
    }

    private synchronized void keepFollowing() {
        running = Optional.of(Flux.interval(settings.poll())
                .onBackpressureDrop()
                .map(tick -> true)
                .mergeWith(nudges.asFlux())
                .onBackpressureLatest()
                .concatMap(tick -> follow().onErrorResume(this::report), 1)
                .subscribe());
    }

    private Mono<Void> report(Throwable e) {
        LOG.warn("Following the change log failed; trying again in {}: {}", settings.poll(), e.toString());
        return Mono.empty();
    }

    /** How far searches see, now. */
    public AppliedSequences applied() {
        return applied;
    }

    /** Completes once searches see the collection at a sequence or later. */
    public Mono<Void> reached(long collectionId, long sequence) {
        return Mono.defer(() -> {
            if (applied.of(collectionId) >= sequence) {
                return Mono.empty();
            }
            // Lost when a nudge is being handled already; the poll comes soon enough.
            nudges.tryEmitNext(true);
            return updates.asFlux()
                    .filter(now -> now.of(collectionId) >= sequence)
                    .next()
                    .then();
        });
    }

    private Mono<Void> follow() {
        return changes.heads()
                .flatMap(heads -> forgetStrange(heads)
                        .thenMany(Flux.fromIterable(heads.entrySet()))
                        .filter(head -> head.getValue() > applied.of(head.getKey()))
                        // One collection that cannot be followed must not keep the others back.
                        .concatMapDelayError(head -> catchUp(head.getKey()))
                        .then())
                .then(sweep());
    }

    private Mono<Void> catchUp(long collectionId) {
        return Mono.defer(() -> changes.after(collectionId, applied.of(collectionId), BATCH))
                .flatMap(batch -> batch.isEmpty()
                        ? Mono.just(0)
                        : translate(collectionId, batch).flatMap(this::apply).thenReturn(batch.size()))
                .repeat()
                .takeUntil(size -> size < BATCH)
                .then();
    }

    private Mono<Void> apply(IndexChanges batch) {
        return index.apply(batch).doOnSuccess(done -> publish(batch.collectionId(), batch.sequence()));
    }

    private Mono<IndexChanges> translate(long collectionId, List<Change> batch) {
        long sequence = batch.get(batch.size() - 1).sequence();
        List<UUID> deleted = batch.stream()
                .filter(change -> change.kind() == Change.Kind.DELETED)
                .map(Change::documentId)
                .toList();
        return Flux.fromIterable(batch)
                .filter(change -> change.kind() == Change.Kind.STAGED)
                .concatMap(change -> changes.staged(new VersionKey(change.documentId(), change.version())))
                .concatMap(this::withVectors)
                .collectList()
                .map(added -> new IndexChanges(collectionId, sequence, added, deleted, List.of()));
    }

    private Flux<IndexedChunk> withVectors(List<StagedChunk> staged) {
        List<String> hashes =
                staged.stream().map(StagedChunk::textHash).distinct().toList();
        return embeddings
                .find(model, hashes)
                .flatMapIterable(vectors ->
                        staged.stream().map(chunk -> indexed(chunk, vectors)).toList());
    }

    private IndexedChunk indexed(StagedChunk chunk, Map<String, float[]> vectors) {
        float[] vector = vectors.get(chunk.textHash());
        if (vector == null) {
            throw new IllegalStateException("Chunk " + chunk.id() + " has no embedding by " + model);
        }
        return new IndexedChunk(chunk.id(), chunk.accessSet(), chunk.text(), vector);
    }

    /** Drops collections that were deleted, and those the index is ahead of: the ledger is another than it followed. */
    private Mono<Void> forgetStrange(Map<Long, Long> heads) {
        return Flux.fromIterable(applied.byCollection().keySet())
                .filter(collection -> heads.getOrDefault(collection, -1L) < applied.of(collection))
                .concatMap(collection -> index.drop(collection).then(Mono.fromRunnable(() -> forget(collection))))
                .then();
    }

    /** Takes out of the index what no request can see any more. */
    private Mono<Void> sweep() {
        return Mono.defer(() -> {
            Instant until = clock.instant().minus(settings.grace());
            if (until.isBefore(sweptUntil.plus(settings.poll()))) {
                return Mono.empty();
            }
            return changes.retired(sweptUntil, until)
                    .flatMapIterable(Map::entrySet)
                    .concatMap(retired -> index.apply(new IndexChanges(
                            retired.getKey(), applied.of(retired.getKey()), List.of(), List.of(), retired.getValue())))
                    .then(Mono.fromRunnable(() -> sweptUntil = until));
        });
    }

    private void publish(long collectionId, long sequence) {
        var sequences = new HashMap<>(applied.byCollection());
        sequences.put(collectionId, sequence);
        publish(new AppliedSequences(sequences));
    }

    private void forget(long collectionId) {
        var sequences = new HashMap<>(applied.byCollection());
        sequences.remove(collectionId);
        publish(new AppliedSequences(sequences));
    }

    private void publish(AppliedSequences sequences) {
        applied = sequences;
        updates.emitNext(sequences, Sinks.EmitFailureHandler.busyLooping(settings.poll()));
    }

    @Override
    public synchronized void close() {
        running.ifPresent(Disposable::dispose);
    }
}
