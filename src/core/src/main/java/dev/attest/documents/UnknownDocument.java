package dev.attest.documents;

/** No document of that id that the principal may read. */
public final class UnknownDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownDocument(String id) {
        super("There is no document " + id);
    }
}
