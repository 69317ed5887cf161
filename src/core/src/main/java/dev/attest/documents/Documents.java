package dev.attest.documents;

import dev.attest.tenancy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The documents of the ledger. One the principal may not read is an {@link UnknownDocument}. */
public interface Documents {

    /**
     * Takes stored bytes as a version of a document and schedules the work on it, durably, in one transaction. The blob
     * is used up: it belongs to the new version, or is discarded when nothing changed or the upload is refused. Other
     * bytes in the place of an attachment make it a document of its own, inside nothing, which the file it came in
     * leaves alone from then on.
     *
     * @return fails with {@link UnknownCollection}, {@link UnknownDocument}, {@link Forbidden} or
     *     {@link IdempotencyConflict}
     */
    Mono<Accepted> accept(Principal by, Upload upload);

    Mono<Document> find(Principal by, UUID id);

    Mono<Page<Document>> list(Principal by, Listing listing);

    /** All versions, newest first. */
    Mono<List<DocumentVersion>> versions(Principal by, UUID id);

    /** The original of a version; of the active one, or the latest while none is active, when none is named. */
    Mono<Content> content(Principal by, UUID id, Optional<Integer> version);

    /** The stored text every offset of a version counts in; of the active version when none is named. */
    Mono<String> text(Principal by, UUID id, Optional<Integer> version);

    /** The chunks of a version, in order; of the active version when none is named. */
    Mono<List<Chunk>> chunks(Principal by, UUID id, Optional<Integer> version);

    /** Deletes a document with all its versions: gone from every answer that starts after this completes. */
    Mono<Void> delete(Principal by, UUID id);
}
