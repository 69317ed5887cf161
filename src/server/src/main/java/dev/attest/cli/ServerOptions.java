package dev.attest.cli;

import java.nio.file.Path;

/**
 * How a server in this process is started.
 *
 * @param host address to listen on
 * @param port 0 to 65535; 0 takes any free port
 * @param data the data folder
 * @param quiet whether nothing at all may reach the console, because a command's own output goes there
 * @param lasting whether it goes on until somebody stops it, and so does work that takes minutes
 */
record ServerOptions(String host, int port, Path data, boolean quiet, boolean lasting) {

    static final String LOOPBACK = "127.0.0.1";
    static final int DEFAULT_PORT = 8080;

    /** Of a server that goes on until somebody stops it. */
    ServerOptions(String host, int port, Path data, boolean quiet) {
        this(host, port, data, quiet, true);
    }

    /** Of a server that is there for one command. */
    static ServerOptions forOneCommand(Path data) {
        return new ServerOptions(LOOPBACK, 0, data, true, false);
    }

    ServerOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }
}
