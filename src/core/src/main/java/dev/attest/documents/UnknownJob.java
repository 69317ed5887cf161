package dev.attest.documents;

/** No job of that id that the principal may read. */
public final class UnknownJob extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownJob(String id) {
        super("There is no job " + id);
    }
}
