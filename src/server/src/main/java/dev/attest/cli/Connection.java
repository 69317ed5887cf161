package dev.attest.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A server to talk to.
 *
 * @param own the server started for this command alone; null when it is somebody else's
 */
record Connection(AttestClient client, @Nullable LocalServer own) implements AutoCloseable {

    URI url() {
        return client.base();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
