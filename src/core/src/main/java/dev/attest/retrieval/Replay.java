package dev.attest.retrieval;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.VersionKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Turns the ledger's changes into an index's. */
final class Replay {

    static final int BATCH = 32;

    private static final int CHUNKS = 1_000;

    private final ChangeLog changes;
    private final Function<List<StagedChunk>, Mono<List<IndexedChunk>>> form;

    private Replay(ChangeLog changes, Function<List<StagedChunk>, Mono<List<IndexedChunk>>> form) {
        this.changes = changes;
        this.form = form;
    }

    /** For the index that searches words, and keeps multi-vectors; those that are missing are computed. */
    static Replay ofWords(ChangeLog changes, PassageMultiVectors multiVectors) {
        return new Replay(changes, multiVectors::indexed);
    }

    /** For an index that searches vectors; those that are missing are computed. */
    static Replay ofVectors(ChangeLog changes, PassageVectors vectors) {
        return new Replay(changes, vectors::indexed);
    }

    /**
     * The next changes of a collection after a sequence, at most {@value #BATCH}, and fewer when they are large; empty when there are none.
     *
     * @param head the last sequence to read
     * @param gone versions no request can see any more, which are left out
     */
    Mono<IndexChanges> next(long collectionId, long sequence, long head, Set<VersionKey> gone) {
        return changes.after(collectionId, sequence, BATCH)
                .map(batch -> batch.stream()
                        .filter(change -> change.sequence() <= head)
                        .toList())
                .filter(batch -> !batch.isEmpty())
                .flatMap(batch -> translate(collectionId, batch, gone));
    }

    /** A change with the chunks it adds. */
    private record Step(Change change, List<IndexedChunk> added) {}

    /** As many whole changes as hold {@value #CHUNKS} chunks: with their vectors, the chunks of a batch could fill the memory. */
    private Mono<IndexChanges> translate(long collectionId, List<Change> batch, Set<VersionKey> gone) {
        var chunks = new AtomicInteger();
        return Flux.fromIterable(batch)
                .concatMap(change -> added(change, gone).map(added -> new Step(change, added)), 1)
                .bufferUntil(step -> chunks.addAndGet(step.added().size()) >= CHUNKS)
                .next()
                .map(steps -> joined(collectionId, steps));
    }

    private Mono<List<IndexedChunk>> added(Change change, Set<VersionKey> gone) {
        var version = new VersionKey(change.documentId(), change.version());
        return change.kind() != Change.Kind.STAGED || gone.contains(version)
                ? Mono.just(List.of())
                : changes.staged(version).flatMap(form);
    }

    private static IndexChanges joined(long collectionId, List<Step> steps) {
        return new IndexChanges(
                collectionId,
                steps.get(steps.size() - 1).change().sequence(),
                steps.stream().flatMap(step -> step.added().stream()).toList(),
                steps.stream()
                        .map(Step::change)
                        .filter(change -> change.kind() == Change.Kind.DELETED)
                        .map(Change::documentId)
                        .toList(),
                List.of());
    }
}
