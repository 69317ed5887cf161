package dev.attest.retrieval.lucene;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswScalarQuantizedVectorsFormat;

/**
 * How segments are written: as Lucene does, but vectors are searched in 7 bits a number beside the floats, which keeps what a search
 * touches four times smaller and its products whole numbers. Segments say themselves how they were written, so that older ones are
 * read as ever.
 */
final class IndexCodec {

    /** Neighbours of a node, and how many are looked at to find them: Lucene's own defaults. */
    private static final int CONNECTIONS = 16;

    private static final int BEAM = 100;

    private static final int BITS = 7;

    private IndexCodec() {}

    static Codec get() {
        // One worker: merges run beside each other already.
        KnnVectorsFormat vectors =
                new Lucene99HnswScalarQuantizedVectorsFormat(CONNECTIONS, BEAM, 1, BITS, false, null, null);
        return new Lucene912Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        };
    }
}
