package dev.attest.documents;

import dev.attest.tenancy.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The chunks of the ledger. */
public interface Chunks {

    /**
     * Those of the chunks that the principal may read now, and that were active in their collection at the sequence given
     * for it. Deletions and withdrawn permissions count at their latest state, whatever the sequence. In no order.
     *
     * @param sequences by collection id; chunks of other collections are left out
     */
    Mono<List<VisibleChunk>> visible(Principal by, Map<Long, Long> sequences, Collection<ChunkId> ids);
}
