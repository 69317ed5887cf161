package dev.attest.answering.langchain4j;

/** What came is no answer in the protocol; says what is wrong with it, without quoting it. */
final class UnreadableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String what) {
        super(what);
    }
}
