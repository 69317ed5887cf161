package dev.attest.cli;

import java.nio.file.Path;

/**
 * How a server in this process is started.
 *
 * @param host address to listen on
 * @param port 0 to 65535; 0 takes any free port
 * @param data the data folder
 * @param quiet whether nothing at all may reach the console, because a command's own output goes there
 */
record ServerOptions(String host, int port, Path data, boolean quiet) {

    static final String LOOPBACK = "127.0.0.1";
    static final int DEFAULT_PORT = 8080;

    ServerOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }
}
