package dev.attest.documents;

import dev.attest.tenancy.Principal;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The jobs of the ledger, as people see them. A job on a document the principal may not read is an {@link UnknownJob}. */
public interface Jobs {

    Mono<Job> find(Principal by, UUID id);

    /** Ends a job that has not ended; the version never becomes active. No error when it has ended. */
    Mono<Job> cancel(Principal by, UUID id);

    /**
     * Starts a failed or cancelled job again.
     *
     * @return fails with {@link JobNotRetryable}
     */
    Mono<Job> retry(Principal by, UUID id);
}
