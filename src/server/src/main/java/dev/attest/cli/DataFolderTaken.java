package dev.attest.cli;

/** Another process holds the data folder. */
final class DataFolderTaken extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    DataFolderTaken(String sentence) {
        super(sentence);
    }
}
