package dev.attest.retrieval.langchain4j;

import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.retrieval.AppliedSequences;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.FilterSamples;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexSamples;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Nearest;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.VectorIndexContract;
import dev.attest.retrieval.lucene.LuceneIndexes;
import dev.attest.services.RealChroma;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ChromaVectorIndexTest extends VectorIndexContract {

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final LuceneIndexes local = LuceneIndexes.inMemory();
    private final KeywordIndex words = local.keyword();
    private final ChromaVectorIndexes indexes = open(embedder.model().name());

    private ChromaVectorIndexes open(String bundled) {
        return ChromaVectorIndexes.open(
                ChromaUse.patient(RealChroma.shared().url()), UUID.randomUUID(), Clock.systemUTC(), words, bundled);
    }

    @AfterEach
    void close() {
        close(indexes);
        local.close();
    }

    private void close(ChromaVectorIndexes chroma) {
        chroma.drop(embedder.model().name()).block();
        chroma.close();
    }

    @Override
    protected VectorIndex index() {
        return new BesideWords(indexes.of(embedder.model()), words);
    }

    /** With vectors of a model that none are held of beside the words. */
    @Nested
    class OfAnotherModel extends VectorIndexContract {

        private final ChromaVectorIndexes others = open("another model");

        @Test
        void findsTheFewOfManyByTheirIds() {
            apply(IndexSamples.adding(
                    1,
                    1,
                    IntStream.range(0, 3_500)
                            .mapToObj(n -> chunk(n, "canteen number " + n, fields("n", n)))
                            .toArray(IndexedChunk[]::new)));
            var few = new Scope(
                    IndexSamples.everythingIn(1).collections(),
                    Optional.of(FilterSamples.filter("{'n': {'$in': [7, 8]}}")));

            Nearest found = now(index().nearest(embedder.vector("canteen number 7"), few, 10));

            assertThat(found.way()).isEqualTo(Nearest.Way.SCAN);
            assertThat(found.hits())
                    .extracting(Hit::chunk)
                    .containsExactly(IndexSamples.id(7, 1, 0), IndexSamples.id(8, 1, 0));
        }

        @AfterEach
        void closeOthers() {
            close(others);
        }

        @Override
        protected VectorIndex index() {
            return new BesideWords(others.of(embedder.model()), words);
        }
    }

    /** As in a process, where both follow the same changes. */
    private record BesideWords(VectorIndex vectors, KeywordIndex words) implements VectorIndex {

        @Override
        public Mono<Nearest> nearest(float[] question, Scope scope, int limit) {
            return vectors.nearest(question, scope, limit);
        }

        @Override
        public Mono<Void> apply(IndexChanges changes) {
            return words.apply(changes).then(vectors.apply(changes));
        }

        @Override
        public Mono<Void> drop(long collectionId) {
            return words.drop(collectionId).then(vectors.drop(collectionId));
        }

        @Override
        public Mono<AppliedSequences> applied() {
            return vectors.applied();
        }
    }
}
