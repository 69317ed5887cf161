package dev.attest.documents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The ledger's side of making a version ready: staged while the old one serves, then swapped in by one transaction. Every
 * method fails with {@link JobEnded} once the job was cancelled or its document deleted.
 */
public interface Staging {

    /** Begins an attempt; empty when the job has ended or is gone. */
    Mono<Work> begin(UUID jobId);

    /** The file was read: its pages are counted, and it is cut into chunks next. */
    Mono<Void> parsed(UUID jobId, Optional<PageCounts> pages);

    Mono<Void> progress(UUID jobId, JobState state, int done, int total);

    /**
     * Keeps the version's text and chunks, and tells the change log. Staging a staged version again changes nothing but
     * tells the change log again.
     *
     * @param model whose embeddings of all chunk texts must be in the ledger, else {@link MissingEmbeddings}; empty when they
     *     could not be computed and follow later
     * @return the collection's sequence that indexes must have applied before the version may be activated
     */
    Mono<Long> stage(UUID jobId, Extraction extraction, List<Chunk> chunks, Optional<String> model);

    /**
     * Swaps the version in and ends the job as ready; as cancelled when a newer version is active already, and then
     * nothing comes of the attachments. Otherwise they become documents inside the version's document, each with a job:
     * under its source key, a slash and their name, numbered where that is taken, for the same readers and with the version's
     * metadata. One that was
     * there before gets a new version, unless its bytes are the same; those that came no more are deleted. One that a
     * person gave other bytes is that person's document, and none of these. What a person uploads holds at most 500
     * documents, at all depths together; the version gets a warning of the rest. The blobs are used up, also when this
     * fails.
     *
     * @param warnings sentences to add to those of the version
     */
    Mono<Void> activate(UUID jobId, List<StoredAttachment> attachments, List<String> warnings);

    /**
     * Ends the job as failed; the old version goes on serving.
     *
     * @param pages as far as they were counted; kept
     */
    Mono<Void> fail(UUID jobId, JobFailure failure, Optional<PageCounts> pages);

    /** Completes within about a second of the job being cancelled or its document deleted; never fails. */
    Mono<Void> ended(UUID jobId);
}
