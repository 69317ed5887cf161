package dev.attest.retrieval.langchain4j;

/**
 * How many vectors of a dimension go into one call: ChromaDB refuses a body above 40 MiB, and an answer, in which
 * langchain4j-chroma always asks for the vectors too, has to fit into memory several times.
 */
record PayloadLimit(int dimension) {

    /** A number in JSON at its longest, such as {@code -1.17549435E-38}, with what stands between two. */
    private static final int NUMBER = 18;
    /** Ids, metadata and their names. */
    private static final int AROUND = 600;

    private static final int WRITTEN = 32 << 20;
    private static final int ANSWERED = 64 << 20;

    int mostWritten() {
        return Math.max(1, WRITTEN / bytes());
    }

    int mostHits() {
        return Math.max(1, ANSWERED / bytes());
    }

    private int bytes() {
        return dimension * NUMBER + AROUND;
    }
}
