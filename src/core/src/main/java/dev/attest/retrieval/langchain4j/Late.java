package dev.attest.retrieval.langchain4j;

import java.time.Duration;

/** A server did not answer, or not to the end, in the time there was. */
final class Late extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration time;

    Late(Duration time) {
        super("No complete answer within " + time);
        this.time = time;
    }

    Duration time() {
        return time;
    }
}
