package dev.attest.retrieval;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.VersionKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Turns the ledger's changes into an index's. */
final class Replay {

    static final int BATCH = 32;

    private static final float[] NO_VECTOR = {};

    private final ChangeLog changes;
    private final Function<List<StagedChunk>, Mono<List<IndexedChunk>>> form;

    private Replay(ChangeLog changes, Function<List<StagedChunk>, Mono<List<IndexedChunk>>> form) {
        this.changes = changes;
        this.form = form;
    }

    /** For an index that searches words only. */
    static Replay ofWords(ChangeLog changes) {
        return new Replay(
                changes,
                staged -> Mono.just(staged.stream()
                        .map(chunk -> new IndexedChunk(chunk.id(), chunk.accessSet(), chunk.text(), NO_VECTOR))
                        .toList()));
    }

    /** For an index that searches vectors; those that are missing are computed. */
    static Replay ofVectors(ChangeLog changes, PassageVectors vectors) {
        return new Replay(changes, vectors::indexed);
    }

    /**
     * The next changes of a collection after a sequence, at most {@value #BATCH}; empty when there are none.
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

    private Mono<IndexChanges> translate(long collectionId, List<Change> batch, Set<VersionKey> gone) {
        long sequence = batch.get(batch.size() - 1).sequence();
        List<UUID> deleted = batch.stream()
                .filter(change -> change.kind() == Change.Kind.DELETED)
                .map(Change::documentId)
                .toList();
        return Flux.fromIterable(batch)
                .filter(change -> change.kind() == Change.Kind.STAGED)
                .map(change -> new VersionKey(change.documentId(), change.version()))
                .filter(version -> !gone.contains(version))
                .concatMap(changes::staged)
                .concatMap(form)
                .concatMapIterable(chunks -> chunks)
                .collectList()
                .map(added -> new IndexChanges(collectionId, sequence, added, deleted, List.of()));
    }
}
