package dev.attest.documents;

/** Vectors that were computed have been collected as garbage since; the job has to compute them again. */
public final class MissingEmbeddings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingEmbeddings(int missing) {
        super(missing + " chunks have no embedding any more");
    }
}
