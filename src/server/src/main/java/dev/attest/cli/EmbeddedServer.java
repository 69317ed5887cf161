package dev.attest.cli;

/** Starts the server in this process. */
interface EmbeddedServer {

    /**
     * Starts and returns once requests are accepted. The caller already holds the data folder.
     *
     * @throws PortUnavailable when the address cannot be listened on
     */
    Running start(ServerOptions options);
}
