package dev.attest.documents;

/** More bytes than a document may have. */
public final class DocumentTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DocumentTooLarge(long limit) {
        super("The file is larger than the " + limit + " bytes a document may have; split it");
    }
}
