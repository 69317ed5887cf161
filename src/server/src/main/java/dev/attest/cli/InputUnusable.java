package dev.attest.cli;

/** What was given on the command line cannot be worked with, though its syntax is right. */
final class InputUnusable extends ExpectedFailure {
    private static final long serialVersionUID = 1L;

    InputUnusable(String sentence) {
        super(sentence);
    }
}
