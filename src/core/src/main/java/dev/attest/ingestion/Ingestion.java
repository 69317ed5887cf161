package dev.attest.ingestion;

import dev.attest.blocking.Blocking;
import dev.attest.documents.Blobs;
import dev.attest.documents.Chunk;
import dev.attest.documents.Chunker;
import dev.attest.documents.Extraction;
import dev.attest.documents.JobEnded;
import dev.attest.documents.JobFailure;
import dev.attest.documents.JobState;
import dev.attest.documents.MediaTypes;
import dev.attest.documents.PageCounts;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.Staging;
import dev.attest.documents.TextHash;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.Work;
import dev.attest.ledger.LedgerUnavailable;
import dev.attest.retrieval.EmbedderUnavailable;
import dev.attest.retrieval.Legs;
import dev.attest.retrieval.PassageMultiVectors;
import dev.attest.retrieval.PassageText;
import dev.attest.retrieval.PassageVectors;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The work of one job. Every step can be repeated: after a crash the job begins again and loses nothing. */
public final class Ingestion {

    private static final Logger LOG = LoggerFactory.getLogger(Ingestion.class);
    private static final int ATTEMPTS = 5;
    private static final Duration INDEX_PATIENCE = Duration.ofMinutes(2);

    private final Staging staging;
    private final Blobs blobs;
    private final List<Parser> parsers;
    private final Chunker chunker;
    private final PassageVectors vectors;
    private final PassageMultiVectors multiVectors;
    private final Legs legs;
    private final Enclosed enclosed;
    private final Turns parsing;

    /**
     * The pipeline.
     *
     * @param mediaTypes tells what attachments are
     * @param parsedAtOnce most files that are in memory to be parsed; more wait in the ledger
     * @param vectors of the model that passages are embedded with from now on
     * @param multiVectors of the bundled encoder, whatever that model is
     * @param legs what must hold a version before it becomes active
     */
    public Ingestion(
            Staging staging,
            Blobs blobs,
            MediaTypes mediaTypes,
            List<Parser> parsers,
            int parsedAtOnce,
            Chunker chunker,
            PassageVectors vectors,
            PassageMultiVectors multiVectors,
            Legs legs) {
        this.staging = staging;
        this.blobs = blobs;
        this.parsers = List.copyOf(parsers);
        this.chunker = chunker;
        this.vectors = vectors;
        this.multiVectors = multiVectors;
        this.legs = legs;
        this.enclosed = new Enclosed(blobs, mediaTypes, parsers);
        this.parsing = new Turns(parsedAtOnce);
    }

    /** Works on a job until it ends; an error means that another attempt should follow. */
    public Mono<Void> run(UUID jobId) {
        return staging.begin(jobId)
                .flatMap(work -> attempt(work).onErrorResume(e -> ended(work, e)))
                .onErrorResume(JobEnded.class, e -> Mono.empty());
    }

    /** An attempt too many means that earlier ones took the whole process down before they could say so. */
    private Mono<Void> attempt(Work work) {
        return work.attempt() > ATTEMPTS ? giveUp(work) : ingest(work);
    }

    private Mono<Void> ingest(Work work) {
        return parse(work)
                .delayUntil(extraction -> staging.parsed(work.jobId(), PageCounts.of(extraction.pages())))
                .zipWhen(extraction -> chunk(work, extraction))
                .delayUntil(cut -> embed(work, cut.getT2())
                        .flatMap(model -> staging.stage(work.jobId(), cut.getT1(), cut.getT2(), model))
                        .flatMap(sequence -> indexed(work, sequence)))
                .flatMap(cut -> enclosed.take(work, cut.getT1().attachments()))
                .flatMap(taken -> staging.activate(work.jobId(), taken.stored(), taken.warnings()));
    }

    /** Empty when the job ended before. */
    private Mono<Extraction> parse(Work work) {
        Parser parser = Parser.of(work.content().mediaType(), parsers);
        // The one long step that reports no progress, by which the others learn that they are not wanted any more.
        return parsing.take(bytes(work)
                        .map(bytes -> new Source(
                                work.content().fileName(), work.content().mediaType(), bytes))
                        .flatMap(parser::parse))
                .takeUntilOther(staging.ended(work.jobId()));
    }

    /** In one array of the file's size, since a copy of a large file is too much. */
    private Mono<byte[]> bytes(Work work) {
        return Mono.defer(() -> {
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(work.content().size()));
            return blobs.read(work.content().blob(), 0, all.capacity())
                    .doOnNext(all::put)
                    .then(Mono.fromSupplier(all::array));
        });
    }

    private Mono<List<Chunk>> chunk(Work work, Extraction extraction) {
        return Blocking.on(Schedulers.boundedElastic(), () -> chunker.chunk(work.version(), extraction));
    }

    /**
     * Encodes and embeds the texts the ledger has no vectors of yet; by one pass where one encoder does both. Without the embedder the version is found by words until the vector
     * index, which follows the ledger, has embedded them.
     *
     * @return the model whose vectors the ledger has then; empty when the embedder is away, or refuses one of the texts,
     *     which is found by its words then
     */
    private Mono<Optional<String>> embed(Work work, List<Chunk> chunks) {
        return batches(work, chunks)
                .concatMap(batch -> encode(batch).then(Mono.defer(() -> isWhole(byHash(batch)))), 0)
                .reduce(true, Boolean::logicalAnd)
                .map(whole -> Optional.of(vectors.model()).filter(model -> whole))
                .onErrorResume(EmbedderUnavailable.class, e -> without(work, chunks, e))
                .delayUntil(model -> staging.progress(work.jobId(), JobState.INDEXING, chunks.size(), chunks.size()));
    }

    /** A few chunks at a time, after it was told that it is their turn. */
    private Flux<List<Chunk>> batches(Work work, List<Chunk> chunks) {
        return Flux.fromIterable(chunks)
                .buffer(PassageVectors.AT_ONCE)
                .index()
                .concatMap(
                        batch -> staging.progress(
                                        work.jobId(),
                                        JobState.EMBEDDING,
                                        (int) (batch.getT1() * PassageVectors.AT_ONCE),
                                        chunks.size())
                                .thenReturn(batch.getT2()),
                        0);
    }

    private Mono<Void> encode(List<Chunk> chunks) {
        var texts = new HashMap<String, PassageText>();
        chunks.forEach(chunk -> texts.put(TextHash.of(chunk.text()), PassageText.of(chunk)));
        return multiVectors.of(texts).then();
    }

    private Mono<Boolean> isWhole(Map<String, String> texts) {
        return vectors.of(texts).map(found -> found.keySet().containsAll(texts.keySet()));
    }

    /** What is encoded here need not be encoded while others wait for the index of words. */
    private Mono<Optional<String>> without(Work work, List<Chunk> chunks, EmbedderUnavailable e) {
        LOG.info("Job {} goes on without vectors, which follow: {}", work.jobId(), e.getMessage());
        return batches(work, chunks).concatMap(this::encode, 0).then(Mono.just(Optional.empty()));
    }

    private static Map<String, String> byHash(List<Chunk> chunks) {
        var texts = new HashMap<String, String>();
        chunks.forEach(chunk -> texts.put(TextHash.of(chunk.text()), chunk.text()));
        return texts;
    }

    private Mono<Void> indexed(Work work, long sequence) {
        return legs.reached(work.collectionId(), sequence, INDEX_PATIENCE);
    }

    private Mono<Void> ended(Work work, Throwable e) {
        if (e instanceof JobEnded) {
            return Mono.empty();
        }
        if (e instanceof UnreadableDocument unreadable) {
            String code = unreadable.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return staging.fail(work.jobId(), new JobFailure(code, String.valueOf(e.getMessage())), unreadable.pages());
        }
        if (e instanceof LedgerUnavailable ledger && ledger.away()) {
            // Not the file's fault, however often it happens: whoever woke the job waits for the database.
            return Mono.error(e);
        }
        if (work.attempt() < ATTEMPTS) {
            LOG.warn("Attempt {} of job {} failed, another follows", work.attempt(), work.jobId(), e);
            return Mono.error(e);
        }
        LOG.error("Job {} failed after {} attempts", work.jobId(), work.attempt(), e);
        return giveUp(work);
    }

    private Mono<Void> giveUp(Work work) {
        return staging.fail(
                work.jobId(),
                new JobFailure(
                        "internal",
                        "Attest could not process the file in " + ATTEMPTS
                                + " attempts; the server's log says why. Retry the job when that is mended"),
                Optional.empty());
    }
}
