package dev.attest.cli;

/** The data folder cannot be created, read or written. */
final class DataFolderUnusable extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    DataFolderUnusable(String sentence) {
        super(sentence);
    }

    DataFolderUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
