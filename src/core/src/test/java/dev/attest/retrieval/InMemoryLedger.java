package dev.attest.retrieval;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.Embeddings;
import dev.attest.documents.Leases;
import dev.attest.documents.Metadata;
import dev.attest.documents.ServingModel;
import dev.attest.documents.Span;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.TextHash;
import dev.attest.documents.VersionKey;
import dev.attest.documents.VisibleChunk;
import dev.attest.tenancy.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A ledger in memory, as far as indexes and searches see it: one chunk a version, or a sentence cut into several. Leases have no end of term. */
final class InMemoryLedger implements ChangeLog, Embeddings, Chunks, Leases {

    final Map<Long, List<Change>> changes = new HashMap<>();
    final Map<VersionKey, Instant> retired = new HashMap<>();
    final Map<String, Map<String, float[]>> vectors = new HashMap<>();
    final AtomicInteger lookups = new AtomicInteger();
    private final Map<VersionKey, List<StagedChunk>> staged = new HashMap<>();
    private final Map<VersionKey, long[]> active = new HashMap<>();
    private final Map<UUID, Integer> newest = new HashMap<>();
    private final Set<UUID> forbidden = new HashSet<>();
    private final Map<String, String> leases = new HashMap<>();
    private final AtomicBoolean choiceFails = new AtomicBoolean();
    private int failures;
    private @Nullable ServingModel serving;

    synchronized long stage(long collection, int document, int version, String text) {
        VersionKey key = new VersionKey(IndexSamples.document(document), version);
        return stage(collection, key, List.of(text), Map.of());
    }

    private synchronized long stage(
            long collection, VersionKey key, List<String> parts, Map<String, Metadata.Value> fields) {
        var chunks = new ArrayList<StagedChunk>();
        for (String text : parts) {
            var id = new ChunkId(key.documentId(), key.version(), chunks.size());
            chunks.add(new StagedChunk(id, 0, text, List.of(), TextHash.of(text), fields));
        }
        staged.put(key, List.copyOf(chunks));
        return append(collection, Change.Kind.STAGED, key);
    }

    /** Ends the version before and begins this one, at one sequence. */
    synchronized long activate(long collection, int document, int version) {
        VersionKey key = new VersionKey(IndexSamples.document(document), version);
        long sequence = append(collection, Change.Kind.ACTIVATED, key);
        Optional.ofNullable(newest.put(key.documentId(), version))
                .ifPresent(before -> active.get(new VersionKey(key.documentId(), before))[1] = sequence);
        active.put(key, new long[] {sequence, Long.MAX_VALUE, collection});
        return sequence;
    }

    long add(long collection, int document, String text) {
        stage(collection, document, 1, text);
        return activate(collection, document, 1);
    }

    /** The same with what filters look at. */
    synchronized void add(long collection, int document, String text, Map<String, Metadata.Value> fields) {
        stage(collection, new VersionKey(IndexSamples.document(document), 1), List.of(text), fields);
        activate(collection, document, 1);
    }

    /** One sentence, cut into chunks. */
    synchronized void addCut(long collection, int document, String... parts) {
        stage(collection, new VersionKey(IndexSamples.document(document), 1), List.of(parts), Map.of());
        activate(collection, document, 1);
    }

    synchronized void forbid(int document) {
        forbidden.add(IndexSamples.document(document));
    }

    synchronized void failNext(int times) {
        failures = times;
    }

    void failNextChoice() {
        choiceFails.set(true);
    }

    synchronized boolean isBeingFailed() {
        return failures > 0;
    }

    synchronized void deleteCollection(long collection) {
        changes.remove(collection);
    }

    synchronized long head(long collection) {
        return changes.getOrDefault(collection, List.of()).size();
    }

    private long append(long collection, Change.Kind kind, VersionKey key) {
        List<Change> log = changes.computeIfAbsent(collection, id -> new ArrayList<>());
        log.add(new Change(collection, log.size() + 1, kind, key.documentId(), key.version()));
        return log.size();
    }

    @Override
    public Mono<Map<Long, Long>> heads() {
        return Mono.fromSupplier(this::headsNow);
    }

    private synchronized Map<Long, Long> headsNow() {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("The ledger is away");
        }
        var heads = new HashMap<Long, Long>();
        changes.forEach((collection, log) -> heads.put(collection, (long) log.size()));
        return heads;
    }

    @Override
    public synchronized Mono<List<Change>> after(long collectionId, long sequence, int limit) {
        return Mono.just(changes.getOrDefault(collectionId, List.of()).stream()
                .filter(change -> change.sequence() > sequence)
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Mono<List<StagedChunk>> staged(VersionKey version) {
        return Mono.just(staged.getOrDefault(version, List.of()));
    }

    @Override
    public synchronized Mono<Map<Long, List<VersionKey>>> retired(Instant from, Instant to) {
        List<VersionKey> found = retired.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isBefore(from) && entry.getValue().isBefore(to))
                .map(Map.Entry::getKey)
                .toList();
        return Mono.just(found.isEmpty() ? Map.of() : Map.of(1L, found));
    }

    @Override
    public synchronized Mono<Map<String, float[]>> find(String model, Collection<String> textHashes) {
        lookups.incrementAndGet();
        var found = new HashMap<>(vectors.getOrDefault(model, Map.of()));
        found.keySet().retainAll(textHashes);
        return Mono.just(found);
    }

    @Override
    public Mono<Void> save(String model, Map<String, float[]> byTextHash) {
        return Mono.fromRunnable(() -> saveNow(model, byTextHash));
    }

    private synchronized void saveNow(String model, Map<String, float[]> byTextHash) {
        vectors.computeIfAbsent(model, name -> new HashMap<>()).putAll(byTextHash);
    }

    @Override
    public Mono<ServingModel> serving() {
        return Mono.fromSupplier(this::named);
    }

    synchronized @Nullable ServingModel named() {
        return serving;
    }

    @Override
    public Mono<Void> serve(ServingModel model) {
        return Mono.fromRunnable(() -> serveNow(model));
    }

    private synchronized void serveNow(ServingModel model) {
        if (choiceFails.compareAndSet(true, false)) {
            throw new IllegalStateException("The ledger is away");
        }
        serving = model;
    }

    @Override
    public Mono<Boolean> hold(String name, String holder, Duration term) {
        return Mono.fromSupplier(() -> holdNow(name, holder));
    }

    private synchronized boolean holdNow(String name, String holder) {
        return leases.computeIfAbsent(name, free -> holder).equals(holder);
    }

    @Override
    public Mono<Void> release(String name, String holder) {
        return Mono.fromRunnable(() -> releaseNow(name, holder));
    }

    private synchronized void releaseNow(String name, String holder) {
        leases.remove(name, holder);
    }

    /** What a killed process holds is lost after the term. */
    synchronized void endTerms() {
        leases.clear();
    }

    @Override
    public synchronized Mono<List<VisibleChunk>> visible(
            Principal by, Map<Long, Long> sequences, Collection<ChunkId> ids) {
        return Mono.just(ids.stream()
                .filter(id -> isVisible(id, sequences))
                .map(id -> visible(staged.get(version(id)), id.ordinal()))
                .toList());
    }

    private boolean isVisible(ChunkId id, Map<Long, Long> sequences) {
        long[] during = active.get(version(id));
        if (during == null || id.ordinal() >= staged.get(version(id)).size() || forbidden.contains(id.documentId())) {
            return false;
        }
        long sequence = sequences.getOrDefault(during[2], -1L);
        return during[0] <= sequence && sequence < during[1];
    }

    private static VersionKey version(ChunkId id) {
        return new VersionKey(id.documentId(), id.version());
    }

    private static VisibleChunk visible(List<StagedChunk> parts, int ordinal) {
        StagedChunk chunk = parts.get(ordinal);
        int start = length(parts.subList(0, ordinal));
        var span = new Span(start, start + chunk.text().length());
        var sentence = new Span(0, length(parts));
        return new VisibleChunk(
                Chunk.of(chunk.id(), span, List.of(), List.of(sentence), chunk.text(), 1),
                "c",
                chunk.id().documentId().toString(),
                "Title",
                Optional.empty(),
                Instant.EPOCH);
    }

    private static int length(List<StagedChunk> parts) {
        return parts.stream().mapToInt(part -> part.text().length()).sum();
    }
}
