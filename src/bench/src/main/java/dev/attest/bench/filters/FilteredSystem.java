package dev.attest.bench.filters;

import dev.attest.bench.synthetic.Synthetic;
import dev.attest.documents.ReadableCollection;
import dev.attest.retrieval.EmbeddingModel;
import dev.attest.retrieval.Filter;
import dev.attest.retrieval.IndexChanges;
import dev.attest.retrieval.IndexedChunk;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.MultiVector;
import dev.attest.retrieval.Nearest;
import dev.attest.retrieval.QuantizedVector;
import dev.attest.retrieval.Scope;
import dev.attest.retrieval.TokenCodes;
import dev.attest.retrieval.VectorIndex;
import dev.attest.retrieval.langchain4j.ChromaSettings;
import dev.attest.retrieval.langchain4j.ChromaVectorIndexes;
import dev.attest.retrieval.lucene.LuceneIndexes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Both legs of one installation, filled with the same chunks; searched by vectors. */
final class FilteredSystem implements AutoCloseable {

    private static final EmbeddingModel MODEL = new EmbeddingModel("synthetic", Synthetic.DIMENSION, 512);
    private static final long COLLECTION = 1;
    private static final int AT_ONCE = 1_000;

    private final String name;
    private final LuceneIndexes local;
    private final KeywordIndex words;
    private final Optional<ChromaVectorIndexes> chroma;
    private final VectorIndex vectors;

    private FilteredSystem(String name, LuceneIndexes local, Optional<URI> chromaUrl) {
        this.name = name;
        this.local = local;
        this.words = local.keyword();
        this.chroma = chromaUrl.map(url -> ChromaVectorIndexes.open(
                ChromaSettings.at(url), UUID.randomUUID(), Clock.systemUTC(), words, MODEL.name()));
        this.vectors = chroma.map(there -> there.of(MODEL))
                .orElseGet(() -> local.vectors().of(MODEL));
    }

    /** All in one Lucene index in a folder. */
    static FilteredSystem lucene(Path folder) {
        return new FilteredSystem("lucene", LuceneIndexes.open(folder), Optional.empty());
    }

    /** Words in a Lucene index in a folder, vectors in collections of its own on a ChromaDB. */
    static FilteredSystem chroma(Path folder, URI url) {
        return new FilteredSystem("chroma", LuceneIndexes.open(folder), Optional.of(url));
    }

    String name() {
        return name;
    }

    void fill(Synthetic chunks) {
        for (int from = 0; from < chunks.size(); from += AT_ONCE) {
            int first = from;
            int end = Math.min(chunks.size(), from + AT_ONCE);
            words.apply(changes(end, IntStream.range(first, end), chunk -> word(chunks, chunk)))
                    .block();
            vectors.apply(changes(end, IntStream.range(first, end), chunk -> vector(chunks, chunk)))
                    .block();
        }
    }

    private static IndexChanges changes(int sequence, IntStream chunks, IntFunction<IndexedChunk> form) {
        return new IndexChanges(COLLECTION, sequence, chunks.mapToObj(form).toList(), List.of(), List.of());
    }

    private static IndexedChunk word(Synthetic chunks, int chunk) {
        var passage = new MultiVector(QuantizedVector.of(chunks.vector(chunk)), List.of(), TokenCodes.NONE);
        return IndexedChunk.ofWords(Synthetic.id(chunk), 0, chunks.text(chunk), passage, chunks.fields(chunk));
    }

    private static IndexedChunk vector(Synthetic chunks, int chunk) {
        return IndexedChunk.ofVector(
                Synthetic.id(chunk), 0, chunks.text(chunk), chunks.vector(chunk), chunks.fields(chunk));
    }

    Nearest nearest(float[] question, Optional<Filter> filter, int limit) {
        var everything = new ReadableCollection(COLLECTION, "synthetic", Optional.empty(), 0);
        return Objects.requireNonNull(vectors.nearest(question, new Scope(List.of(everything), filter), limit)
                .block());
    }

    /** Takes everything away again. */
    @Override
    public void close() {
        chroma.ifPresent(there -> {
            there.drop(MODEL.name()).block();
            there.close();
        });
        local.close();
    }
}
