package dev.attest.retrieval.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ChunkId;
import dev.attest.documents.ReadableCollection;
import dev.attest.retrieval.ChunkFilter;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexSamples;
import dev.attest.retrieval.Nearest;
import dev.attest.retrieval.Nearest.Way;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.Tally;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What happens when too few of the server's nearest qualify, of a model whose vectors are not held here. */
class FilteredSearchTest {

    private static final ReadableCollection COLLECTION = new ReadableCollection(1, "default", Optional.empty(), 1);
    private static final Hit NEAR = new Hit(IndexSamples.id(1, 1, 0), .9);
    private static final Hit OTHER = new Hit(IndexSamples.id(2, 1, 0), .8);

    private boolean named;

    private Nearest found(long qualifying) {
        var filter = new ChunkFilter() {
            @Override
            public Mono<Tally> tally(Scope scope) {
                return Mono.just(new Tally(qualifying, 300_000));
            }

            @Override
            public Mono<List<ChunkId>> all(Scope scope) {
                named = true;
                return Mono.just(List.of());
            }

            @Override
            public Mono<Set<ChunkId>> among(Collection<ChunkId> chunks, Scope scope) {
                return Mono.just(Set.of(NEAR.chunk()));
            }

            @Override
            public Mono<List<Hit>> scan(float[] question, Scope scope, int limit) {
                return Mono.empty();
            }
        };
        var server = new ChromaCalls() {
            @Override
            @SuppressWarnings("unchecked") // only hits are asked for
            public <T> Mono<List<T>> one(Function<ChromaVectors, List<T>> call) {
                return Mono.just((List<T>) List.of(NEAR, OTHER));
            }
        };
        return new FilteredSearch(filter, false, collection -> server, new NamedSearch(10, 10))
                .search(new float[] {1}, COLLECTION, new Scope(List.of(COLLECTION)), 3)
                .block();
    }

    @Test
    void namesAllThatQualify() {
        assertThat(found(100_000).way()).isEqualTo(Way.SCAN);
        assertThat(named).isTrue();
    }

    @Test
    void isContentWithWhatItHasWhenTooManyQualifyToBeNamed() {
        Nearest found = found(100_001);

        assertThat(found.hits()).containsExactly(NEAR);
        assertThat(found.way()).isEqualTo(Way.WIDE);
        assertThat(named).isFalse();
    }
}
