package dev.attest.retrieval;

/** A filter that cannot be understood. */
public final class InvalidFilter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * The mistake.
     *
     * @param path leads to it, such as {@code filter.$or[1].year}
     * @param message completes the path, such as {@code must be a number}
     */
    InvalidFilter(String path, String message) {
        super(message);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
