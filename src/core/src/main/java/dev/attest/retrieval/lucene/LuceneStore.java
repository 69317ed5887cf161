package dev.attest.retrieval.lucene;

import dev.attest.blocking.Blocking;
import dev.attest.retrieval.AppliedSequences;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexedChunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The Lucene index that all legs share: one writer, one view for searches. Content reaches the disk before the
 * sequences that speak of it, so that after a crash the index may know more than it says, never less.
 */
final class LuceneStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneStore.class);
    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(Leg.CHUNK, SortField.Type.STRING));

    private final LuceneFolder.Opened lucene;
    private final Scheduler searching = Schedulers.newBoundedElastic(
            Runtime.getRuntime().availableProcessors(), Integer.MAX_VALUE, "lucene-search", 60, true);
    private final Scheduler writing = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "lucene-write", 60, true);
    /** Not the writing thread, or changes would wait for the disk. */
    private final Scheduler committing = Schedulers.newBoundedElastic(1, 16, "lucene-commit", 60, true);

    /** Held by whoever changes content or {@link #visible}. */
    private final Object changing = new Object();
    /** Held by whoever commits or takes a sequence back; taken before {@link #changing}. */
    private final Object durability = new Object();

    private volatile Sequences visible;
    private Sequences committed;
    private boolean closed;

    LuceneStore(LuceneFolder.Opened lucene, Duration commitEvery) {
        this.lucene = lucene;
        this.visible = lucene.sequences();
        this.committed = lucene.sequences();
        long millis = commitEvery.toMillis();
        committing.schedulePeriodically(this::commitInBackground, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** What a leg adds to the fields every Lucene document has. */
    @FunctionalInterface
    interface Searchable {
        void addTo(Document document, IndexedChunk chunk);
    }

    /** Something computed from the newest view of the index. */
    @FunctionalInterface
    interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    <T> Mono<T> read(Reading<T> reading) {
        Callable<T> blocking = () -> {
            IndexSearcher searcher = lucene.searchers().acquire();
            try {
                return reading.from(searcher);
            } finally {
                lucene.searchers().release(searcher);
            }
        };
        return Blocking.on(searching, blocking);
    }

    /** The best {@code limit} chunks for a query, ties in chunk-id order. */
    static List<Hit> best(IndexSearcher searcher, Query query, int limit) throws IOException {
        requireLimit(limit);
        if (limit == 0 || searcher.getIndexReader().maxDoc() == 0) {
            return List.of();
        }
        ScoreDoc[] found = searcher.search(query, limit, BEST_FIRST).scoreDocs;
        for (ScoreDoc document : found) {
            document.score = (Float) ((FieldDoc) document).fields[0];
        }
        return hits(searcher, found);
    }

    static void requireLimit(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("A limit is 0 or more, not " + limit);
        }
    }

    /** The chunks that Lucene documents stand for, in their order and with their scores. */
    static List<Hit> hits(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc document : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document.doc, leaves));
            SortedDocValues chunks = DocValues.getSorted(leaf.reader(), Leg.CHUNK);
            if (!chunks.advanceExact(document.doc - leaf.docBase)) {
                throw new IllegalStateException("A Lucene document without a chunk id");
            }
            hits.add(new Hit(Leg.chunk(chunks.lookupOrd(chunks.ordValue())), document.score));
        }
        return hits;
    }

    Mono<Void> apply(Leg leg, IndexChanges changes, Searchable searchable) {
        return Blocking.on(writing, () -> applyNow(leg, changes, searchable));
    }

    Mono<Void> drop(Leg leg, long collectionId) {
        var forgotten = new TermQuery(leg.collection(collectionId));
        return Blocking.on(writing, () -> dropNow(known -> known.without(leg, collectionId), forgotten));
    }

    /** Forgets a whole leg. */
    Mono<Void> drop(Leg leg) {
        return Blocking.on(writing, () -> dropNow(known -> known.without(leg), leg.all()));
    }

    Mono<AppliedSequences> applied(Leg leg) {
        return Mono.fromSupplier(() -> visible.of(leg));
    }

    /** Whose vectors it holds. */
    Mono<Set<String>> models() {
        return Mono.fromSupplier(() -> visible.models());
    }

    private @Nullable Void applyNow(Leg leg, IndexChanges changes, Searchable searchable) {
        synchronized (changing) {
            long collection = changes.collectionId();
            try {
                // Staging old changes again could bring back what newer ones deleted.
                if (changes.sequence() > visible.of(leg).of(collection)) {
                    stage(leg, changes, searchable);
                    visible = visible.with(leg, collection, changes.sequence());
                }
                for (var version : changes.retired()) {
                    lucene.writer().deleteDocuments(leg.version(version));
                }
                lucene.searchers().maybeRefreshBlocking();
            } catch (IOException e) {
                throw new UncheckedIOException("The index could not be changed", e);
            }
            return null;
        }
    }

    private void stage(Leg leg, IndexChanges changes, Searchable searchable) throws IOException {
        for (IndexedChunk chunk : changes.added()) {
            Document document = leg.document(changes.collectionId(), chunk);
            searchable.addTo(document, chunk);
            lucene.writer().updateDocument(leg.key(chunk.id()), document);
        }
        for (var document : changes.deleted()) {
            lucene.writer().deleteDocuments(leg.document(document));
        }
    }

    private @Nullable Void dropNow(UnaryOperator<Sequences> forget, Query forgotten) {
        synchronized (durability) {
            synchronized (changing) {
                try {
                    visible = forget.apply(visible);
                    lucene.writer().deleteDocuments(forgotten);
                    lucene.searchers().maybeRefreshBlocking();
                } catch (IOException e) {
                    throw new UncheckedIOException("Nothing could be dropped from the index", e);
                }
            }
            commit();
            return null;
        }
    }

    /** Brings everything searches see to the disk; blocks. */
    void commit() {
        synchronized (durability) {
            Sequences current = visible;
            // Merging ends after the last change, and would be done again after every start.
            if (closed || (current.equals(committed) && !lucene.writer().hasUncommittedChanges())) {
                return;
            }
            try {
                // What is read first is at most as new as what is written: content may grow meanwhile.
                lucene.writer().setLiveCommitData(current.toCommitData().entrySet());
                lucene.writer().commit();
                committed = current;
            } catch (IOException e) {
                throw new UncheckedIOException("The index could not be written to disk", e);
            }
        }
    }

    private void commitInBackground() {
        try {
            showMerged();
            commit();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index could not be committed; it is tried again", e);
        }
    }

    /** A view from before a merge searches more segments than there are, and keeps their files on the disk. */
    private void showMerged() throws IOException {
        synchronized (changing) {
            if (!closed) {
                lucene.searchers().maybeRefresh();
            }
        }
    }

    /** Commits, then lets go of the folder; also when the commit fails. */
    @Override
    public void close() {
        synchronized (durability) {
            try {
                commit();
            } finally {
                closeNow();
                // Gracefully: no interrupt here either.
                Flux.just(searching, writing, committing)
                        .flatMap(Scheduler::disposeGracefully)
                        .subscribe();
            }
        }
    }

    private void closeNow() {
        synchronized (changing) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                lucene.searchers().close();
                lucene.writer().close();
                lucene.directory().close();
            } catch (IOException e) {
                throw new UncheckedIOException("The index could not be closed", e);
            }
        }
    }
}
