package dev.attest.evaluation;

import java.util.UUID;

/** What is done with an evaluation that is due. */
public interface Work extends AutoCloseable {

    /**
     * Works on it; blocks for as long as that takes.
     *
     * @return whether it has ended; false when this was closed meanwhile: it is due again
     */
    boolean on(UUID evaluation);

    /** Has {@link #on} return soon, now and from now on. */
    @Override
    void close();
}
