package dev.attest.eval.runs;

/** Hears how far a run is. May be told by several threads, one after the other. */
public interface Progress extends AutoCloseable {

    /** What a run does, one after the other. */
    enum Stage {
        ANSWERING("questions asked"),
        SCORING("answers scored"),
        TESTING("tests of the judge");

        private final String counted;

        Stage(String counted) {
            this.counted = counted;
        }

        /** What is counted, for people. */
        public String counted() {
            return counted;
        }
    }

    /** So many of so many are done. The first call of a stage tells what an earlier start had done already. */
    void at(Stage stage, int done, int of);

    /** Something to know, in a sentence. */
    void note(String sentence);

    @Override
    default void close() {}
}
