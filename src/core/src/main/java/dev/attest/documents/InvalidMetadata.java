package dev.attest.documents;

/** Metadata that cannot be kept. */
public final class InvalidMetadata extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * The mistake.
     *
     * @param key whose value it is; empty when it is that of all together
     * @param message completes "metadata …", such as {@code must be a string}
     */
    InvalidMetadata(String key, String message) {
        super(message);
        this.key = key;
    }

    /** Whose value is wrong; empty when it is that of all together. */
    public String key() {
        return key;
    }
}
