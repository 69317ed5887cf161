package dev.attest.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "Run the server until Ctrl-C.")
final class Serve implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = PortConverter.class,
            description = "Port to listen on; 0 takes any free one (default: 8080).")
    int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = ServerOptions.LOOPBACK,
            description = "Address to listen on (default: 127.0.0.1).")
    String host = ServerOptions.LOOPBACK;

    @Option(
            names = "--until-input-ends",
            description = {
                "Stop when standard input ends, too: for a program that starts a server of its own and may be killed,",
                "which ends the pipe it holds."
            })
    boolean untilInputEnds;

    @Mixin
    DataOption data = new DataOption();

    private final Surroundings surroundings;

    Serve(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        requireLoopback(host);
        ServerOptions options = new ServerOptions(host, port, data.folder(surroundings), false);
        try (LocalServer server = LocalServer.start(surroundings, options, () -> {})) {
            Console console = surroundings.console();
            console.out()
                    .printf(
                            "Attest is ready at %s, data in %s. Ctrl-C stops it.%n",
                            console.bold(server.url().toString()),
                            options.data().toAbsolutePath().normalize());
            console.out().flush();
            if (untilInputEnds) {
                InputEnd.of(System.in, server::close);
            }
            server.awaitStop();
        }
        return 0;
    }

    /** Without sign-in, whoever can reach the port is the owner. */
    private static void requireLoopback(String host) {
        boolean loopback;
        try {
            loopback = !host.isBlank()
                    && Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            throw new InputUnusable(
                    "The host \"%s\" is unknown; leave --host out to listen on 127.0.0.1.".formatted(host));
        }
        if (!loopback) {
            throw new InputUnusable(
                    "Refusing to listen on %s: no sign-in is configured, so everybody there would be the owner; use a loopback --host such as 127.0.0.1."
                            .formatted(host.isBlank() ? "every address" : host));
        }
    }
}
