package dev.attest.documents;

/** No collection of that name that the principal may read. */
public final class UnknownCollection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownCollection(String name) {
        super("There is no collection named '" + name + "'");
    }
}
