package dev.attest.documents;

/** The tenant has a collection of that name. */
public final class CollectionExists extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CollectionExists(String name) {
        super("There is already a collection named '" + name + "'");
    }
}
