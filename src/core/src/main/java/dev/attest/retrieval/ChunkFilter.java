package dev.attest.retrieval;

import dev.attest.documents.ChunkId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Tells which chunks a scope lets through, with its permissions and its filter, out of an index of this process that holds
 * all chunks: so an index elsewhere, where a filter is slow, need not filter. Chunks of inactive versions count.
 */
public interface ChunkFilter {

    /** How many the scope lets through. */
    Mono<Tally> tally(Scope scope);

    /** All that the scope lets through, in no order. */
    Mono<List<ChunkId>> all(Scope scope);

    /** Those of the chunks that the scope lets through. */
    Mono<Set<ChunkId>> among(Collection<ChunkId> chunks, Scope scope);

    /**
     * The nearest of all that the scope lets through, best first, at most {@code limit}, ties in chunk-id order, by the
     * passage vectors of the bundled encoder that are held here in 8 bits: the score is the cosine to about .002. Empty, and
     * no empty list, when one of the chunks has no such vector, or one of another dimension.
     */
    Mono<List<Hit>> scan(float[] question, Scope scope, int limit);
}
