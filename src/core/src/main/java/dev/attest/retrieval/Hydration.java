package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.ScoreFusion.Candidate;
import dev.attest.tenancy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Reads the texts of candidates that the asker may see, at one sequence of each collection. Best first and a few at a time,
 * because of many candidates a few are shown; more at a time the more of them turn out to be hidden.
 */
record Hydration(Chunks chunks, Principal by, Map<Long, Long> sequences) {

    private static final int MOST_AT_ONCE = 1_024;

    /** A candidate with its text. */
    record Seen(Candidate candidate, VisibleChunk chunk) {}

    /** The best {@code most} that are visible, in their order; fewer when there are no more. */
    Mono<List<Seen>> best(List<Candidate> ranked, int most) {
        return read(ranked, most, most, List.of());
    }

    private Mono<List<Seen>> read(List<Candidate> rest, int most, int atOnce, List<Seen> before) {
        if (before.size() >= most || rest.isEmpty()) {
            return Mono.just(before.subList(0, Math.min(most, before.size())));
        }
        List<Candidate> next = rest.subList(0, Math.min(atOnce, rest.size()));
        return chunks.visible(by, sequences, next.stream().map(Candidate::chunk).toList())
                .flatMap(visible -> read(
                        rest.subList(next.size(), rest.size()),
                        most,
                        Math.min(2 * atOnce, MOST_AT_ONCE),
                        joined(before, next, visible)));
    }

    private static List<Seen> joined(List<Seen> before, List<Candidate> next, List<VisibleChunk> visible) {
        Map<ChunkId, VisibleChunk> byId =
                visible.stream().collect(toMap(found -> found.chunk().id(), found -> found));
        var joined = new ArrayList<>(before);
        for (Candidate candidate : next) {
            VisibleChunk found = byId.get(candidate.chunk());
            if (found != null) {
                joined.add(new Seen(candidate, found));
            }
        }
        return joined;
    }
}
