package dev.attest.cli;

import java.net.URI;

/** A server running in this process. */
interface Running extends AutoCloseable {

    /** Where it listens, with the port it really got. */
    URI url();

    /** Blocks until the server has stopped. */
    void awaitStop();

    /** Stops it; stopping twice does nothing. */
    @Override
    void close();
}
