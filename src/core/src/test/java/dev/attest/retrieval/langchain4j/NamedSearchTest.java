package dev.attest.retrieval.langchain4j;

import static dev.attest.retrieval.langchain4j.ChromaUse.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attest.documents.ChunkId;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexSamples;
import dev.attest.services.RealChroma;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamedSearchTest {

    private static final int CHUNKS = 250;

    private final ChromaSettings settings =
            ChromaUse.patient(RealChroma.shared().url());
    private final UUID ledger = UUID.randomUUID();
    private final ChromaUse chroma = new ChromaUse(settings, ledger, Clock.systemUTC());
    private final ChromaParts parts = ChromaParts.of(settings, ledger, Clock.systemUTC());
    private final float[] question = new FakeEmbedder().vector("canteen number 7");
    private ChromaVectors there;

    @BeforeEach
    void fill() {
        chroma.apply(ChromaUse.chunks(1, 1, 1, CHUNKS));
        there = parts.vectors(parts.catalog().find(MODEL, 1).orElseThrow());
    }

    @AfterEach
    void close() {
        chroma.clear();
        chroma.close();
        parts.close();
    }

    private static List<ChunkId> chunks(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> IndexSamples.id(1, 1, n)).toList();
    }

    @Test
    void namedInManyCallsTheyAreThoseOfOneCallBestFirst() {
        List<ChunkId> some = chunks(3, CHUNKS);

        List<Hit> inOne = new NamedSearch(CHUNKS, CHUNKS).nearest(there, question, some, 20);
        List<Hit> inMany = new NamedSearch(40, CHUNKS).nearest(there, question, some, 20);

        assertThat(inMany).hasSize(20).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(inMany.get(0).chunk()).isEqualTo(IndexSamples.id(1, 1, 7));
        assertThat(scores(inMany)).isEqualTo(scores(inOne));
    }

    @Test
    void fewerThanAreWantedAreAllFound() {
        assertThat(new NamedSearch(2, 2).nearest(there, question, chunks(5, 12), 100))
                .extracting(Hit::chunk)
                .containsExactlyInAnyOrderElementsOf(chunks(5, 12));
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        List<ChunkId> withStrangers = chunks(CHUNKS - 3, CHUNKS + 4);

        for (NamedSearch search : List.of(new NamedSearch(2, 2), new NamedSearch(CHUNKS, 2))) {
            assertThat(search.nearest(there, question, withStrangers, 5))
                    .extracting(Hit::chunk)
                    .containsExactlyInAnyOrderElementsOf(chunks(CHUNKS - 3, CHUNKS));
        }
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
