package dev.attest.eval.models.langchain4j;

import java.time.Duration;

/** Lets time pass before a further try. */
@FunctionalInterface
interface Pause {

    void last(Duration duration) throws InterruptedException;
}
