package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.NearDuplicates.Distinct;
import dev.attest.retrieval.ScoreFusion.Candidate;
import dev.attest.tenancy.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Reads the texts of candidates that the asker may see, at one sequence of each collection, and takes near-duplicates together.
 * Best first and a few at a time, because of many candidates a few are shown; more at a time the more of them turn out to be hidden.
 */
final class Hydration {

    private static final int MOST_AT_ONCE = 1_024;

    private final Chunks chunks;
    private final Principal by;
    private final Map<Long, Long> sequences;
    private final NearDuplicates places;
    private final Map<ChunkId, Candidate> candidates = new HashMap<>();

    Hydration(Chunks chunks, Principal by, Map<Long, Long> sequences, String question) {
        this.chunks = chunks;
        this.by = by;
        this.sequences = sequences;
        this.places = new NearDuplicates(question);
    }

    /**
     * A place in the ranking.
     *
     * @param candidate the chunk that stands there, the newest of near-duplicates, ranked by what earned the best of them the place
     * @param chunk its text
     * @param copies the others
     */
    record Seen(Candidate candidate, VisibleChunk chunk, List<ChunkId> copies) {}

    /** The best {@code most} places that are visible, in their order; fewer when there are no more. */
    Mono<List<Seen>> best(List<Candidate> ranked, int most) {
        return read(ranked, most, Math.min(most, MOST_AT_ONCE));
    }

    /** How many of the candidates that were read are visible, near-duplicates included. */
    int visible() {
        return candidates.size();
    }

    private Mono<List<Seen>> read(List<Candidate> rest, int most, int atOnce) {
        if (places.size() >= most || rest.isEmpty()) {
            return Mono.fromSupplier(
                    () -> places.distinct().stream().limit(most).map(this::seen).toList());
        }
        List<Candidate> next = rest.subList(0, Math.min(atOnce, rest.size()));
        return chunks.visible(by, sequences, next.stream().map(Candidate::chunk).toList())
                .doOnNext(visible -> add(next, visible))
                .flatMap(visible ->
                        read(rest.subList(next.size(), rest.size()), most, Math.min(2 * atOnce, MOST_AT_ONCE)));
    }

    private void add(List<Candidate> next, List<VisibleChunk> visible) {
        Map<ChunkId, VisibleChunk> byId =
                visible.stream().collect(toMap(found -> found.chunk().id(), found -> found));
        for (Candidate candidate : next) {
            VisibleChunk found = byId.get(candidate.chunk());
            if (found != null) {
                candidates.put(candidate.chunk(), candidate);
                places.add(found);
            }
        }
    }

    private Seen seen(Distinct place) {
        Candidate best = Objects.requireNonNull(candidates.get(place.best()));
        var shown = new Candidate(place.chunk().chunk().id(), best.relevance(), best.passage());
        return new Seen(shown, place.chunk(), place.copies());
    }
}
