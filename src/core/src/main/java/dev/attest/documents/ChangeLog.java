package dev.attest.documents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What indexes follow. */
public interface ChangeLog {

    /** The newest sequence of every collection there is, by collection id. */
    Mono<Map<Long, Long>> heads();

    /** Changes of a collection after a sequence, oldest first. */
    Mono<List<Change>> after(long collectionId, long sequence, int limit);

    /** The chunks of a staged version; none when its document was deleted since. */
    Mono<List<StagedChunk>> staged(VersionKey version);

    /** Versions that new requests stopped seeing in a time span, from inclusive to exclusive, by collection id. */
    Mono<Map<Long, List<VersionKey>>> retired(Instant from, Instant to);
}
