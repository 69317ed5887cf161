package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.Hydration.Seen;
import dev.attest.retrieval.ScoreFusion.Candidate;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class HydrationTest {

    private static final Principal READER = new Principal(new Tenant("acme"), "rita", Set.of(), Set.of(Role.READER));
    private static final Map<Long, Long> SEQUENCES = Map.of(1L, 7L);

    private final List<Integer> asked = new ArrayList<>();

    /** The ordinals of the best, of 500 candidates in order. */
    private List<Integer> best(int most, IntPredicate visible) {
        Chunks chunks = (by, sequences, ids) -> {
            assertThat(by).isEqualTo(READER);
            assertThat(sequences).isEqualTo(SEQUENCES);
            asked.add(ids.size());
            return Mono.just(ids.stream()
                    .filter(id -> visible.test(id.ordinal()))
                    .map(HydrationTest::found)
                    .sorted((a, b) -> b.chunk().id().ordinal() - a.chunk().id().ordinal())
                    .toList());
        };
        List<Candidate> ranked = IntStream.range(0, 500)
                .mapToObj(i -> new Candidate(IndexSamples.id(1, 1, i), RelevanceSamples.NONE, OptionalDouble.empty()))
                .toList();
        return new Hydration(chunks, READER, SEQUENCES, "?")
                .best(ranked, most).block().stream()
                        .map(Seen::candidate)
                        .map(candidate -> candidate.chunk().ordinal())
                        .toList();
    }

    private static VisibleChunk found(ChunkId id) {
        String text = "chunk " + id.ordinal();
        return new VisibleChunk(
                new Chunk(id, new Span(0, text.length()), List.of(), List.of(), text, 1),
                "c",
                "key",
                "Title",
                Optional.empty(),
                Instant.EPOCH);
    }

    @Test
    void readsNoMoreTextsThanAreShownWhereAllAreVisible() {
        assertThat(best(8, i -> true)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(asked).containsExactly(8);
    }

    @Test
    void goesOnInOrderUntilEnoughAreVisible() {
        assertThat(best(3, i -> i % 4 == 3)).containsExactly(3, 7, 11);
        assertThat(asked).containsExactly(3, 6, 12);
    }

    @Test
    void readsMoreAtATimeTheMoreAreHidden() {
        assertThat(best(8, i -> i == 499)).containsExactly(499);
        assertThat(asked).containsExactly(8, 16, 32, 64, 128, 252);
    }
}
