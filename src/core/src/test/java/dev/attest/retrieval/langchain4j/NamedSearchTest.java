package dev.attest.retrieval.langchain4j;

import static dev.attest.retrieval.langchain4j.ChromaUse.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attest.blocking.Blocking;
import dev.attest.documents.ChunkId;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexSamples;
import dev.attest.services.RealChroma;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class NamedSearchTest {

    private static final int CHUNKS = 250;

    private final ChromaSettings settings =
            ChromaUse.patient(RealChroma.shared().url());
    private final UUID ledger = UUID.randomUUID();
    private final ChromaUse chroma = new ChromaUse(settings, ledger, Clock.systemUTC());
    private final ChromaParts parts = ChromaParts.of(settings, ledger, Clock.systemUTC());
    private final float[] question = new FakeEmbedder().vector("canteen number 7");
    private ChromaVectors vectors;
    private final ChromaCalls there = calls(found -> {});

    @BeforeEach
    void fill() {
        chroma.apply(ChromaUse.chunks(1, 1, 1, CHUNKS));
        vectors = parts.vectors(parts.catalog().find(MODEL, 1).orElseThrow());
    }

    @AfterEach
    void close() {
        chroma.clear();
        chroma.close();
        parts.close();
    }

    /** @param after told how many calls were answered, this one included */
    private ChromaCalls calls(IntConsumer after) {
        var answered = new AtomicInteger();
        return new ChromaCalls() {
            @Override
            public <T> Mono<List<T>> one(Function<ChromaVectors, List<T>> call) {
                return Mono.fromSupplier(() -> call.apply(vectors))
                        .doOnNext(found -> after.accept(answered.incrementAndGet()));
            }
        };
    }

    private static List<ChunkId> chunks(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> IndexSamples.id(1, 1, n)).toList();
    }

    @Test
    void namedInManyCallsTheyAreThoseOfOneCallBestFirst() {
        List<ChunkId> some = chunks(3, CHUNKS);

        List<Hit> inOne = new NamedSearch(CHUNKS, CHUNKS)
                .nearest(there, question, some, 20)
                .block();
        List<Hit> inMany =
                new NamedSearch(40, CHUNKS).nearest(there, question, some, 20).block();

        assertThat(inMany).hasSize(20).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(inMany.get(0).chunk()).isEqualTo(IndexSamples.id(1, 1, 7));
        assertThat(scores(inMany)).isEqualTo(scores(inOne));
    }

    @Test
    void fewerThanAreWantedAreAllFound() {
        assertThat(new NamedSearch(2, 2)
                        .nearest(there, question, chunks(5, 12), 100)
                        .block())
                .extracting(Hit::chunk)
                .containsExactlyInAnyOrderElementsOf(chunks(5, 12));
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        List<ChunkId> withStrangers = chunks(CHUNKS - 3, CHUNKS + 4);

        for (NamedSearch search : List.of(new NamedSearch(2, 2), new NamedSearch(CHUNKS, 2))) {
            assertThat(search.nearest(there, question, withStrangers, 5).block())
                    .extracting(Hit::chunk)
                    .containsExactlyInAnyOrderElementsOf(chunks(CHUNKS - 3, CHUNKS));
        }
    }

    /** Two chunks of a document of their own. */
    private List<ChunkId> more(int document, long sequence) {
        chroma.apply(ChromaUse.chunks(1, sequence, document, 2));
        return List.of(IndexSamples.id(document, 1, 0), IndexSamples.id(document, 1, 1));
    }

    private static List<ChunkId> both(List<ChunkId> some, List<ChunkId> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @Test
    void looksOnceMoreWhenAChunkGoesAwayBeforeItIsSearched() {
        List<ChunkId> named = both(chunks(5, 12), more(2, 2));
        ChromaCalls calls = calls(answered -> {
            if (answered == 1) {
                chroma.apply(IndexSamples.deleting(1, 3, 2));
            }
        });

        assertThat(new NamedSearch(CHUNKS, 2).nearest(calls, question, named, 5).block())
                .hasSize(5)
                .extracting(Hit::chunk)
                .isSubsetOf(chunks(5, 12));
    }

    @Test
    void failsWhenChunksGoAwayAgain() {
        List<ChunkId> named = both(both(chunks(5, 12), more(2, 2)), more(3, 3));
        ChromaCalls calls = calls(answered -> chroma.apply(IndexSamples.deleting(1, 3 + answered, 1 + answered)));

        assertThat(ChromaUse.failure(new NamedSearch(CHUNKS, 2).nearest(calls, question, named, 5)))
                .hasMessage("Chunks went away twice while they were searched");
        // No outage: the server is not left alone for it.
        assertThat(new NamedSearch(CHUNKS, 2).nearest(there, question, named, 5).block())
                .hasSize(5);
    }

    @Test
    void beginsNoCallOnceNobodyWaits() {
        Queue<Runnable> queue = new ArrayDeque<>();
        var made = new AtomicInteger();
        var calls = new ChromaCalls() {
            @Override
            public <T> Mono<List<T>> one(Function<ChromaVectors, List<T>> call) {
                return Blocking.on(Schedulers.fromExecutor(queue::add), () -> {
                    made.incrementAndGet();
                    return call.apply(vectors);
                });
            }
        };
        Disposable asker =
                new NamedSearch(2, 2).nearest(calls, question, chunks(0, 20), 5).subscribe();
        queue.remove().run();
        assertThat(queue).hasSize(1);

        asker.dispose();
        queue.remove().run();

        assertThat(queue).isEmpty();
        assertThat(made).hasValue(1);
    }

    @Test
    void aCallNamesAndAnAnswerCarriesNoMoreThanTheServerTakes() {
        assertThat(NamedSearch.within(new PayloadLimit(384))).isEqualTo(new NamedSearch(10_000, 200));
        assertThat(NamedSearch.within(new PayloadLimit(65_536)).compared()).isBetween(1, 60);
        assertThatIllegalArgumentException().isThrownBy(() -> new NamedSearch(0, 1));
    }

    private static List<Double> scores(List<Hit> hits) {
        return hits.stream().map(Hit::score).toList();
    }
}
