package dev.attest.parts;

/** What a look at one part came to. Nothing in it is secret. */
public sealed interface Reachability {

    /** It is done in process. */
    record Unset() implements Reachability {}

    /**
     * It answers and accepts us.
     *
     * @param found where and which, for a person
     * @param doubt what may still be wrong, as a sentence; mostly empty
     */
    record Reachable(String found, String doubt) implements Reachability {}

    /**
     * It does not.
     *
     * @param found what happened, without a full stop, as in {@code ChromaDB at http://localhost:8000 does not answer}
     * @param advice what to do, naming a variable: how a sentence goes on that begins with what happened
     */
    record Unreachable(String found, String advice) implements Reachability {

        /** Both in one. */
        public String sentence() {
            return found + "; " + advice + ".";
        }
    }
}
