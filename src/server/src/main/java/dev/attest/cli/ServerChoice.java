package dev.attest.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which server a command talks to: {@code --url}, else {@code ATTEST_URL}, else the one that holds the data folder, else
 * one started in this process for the length of the command.
 */
final class ServerChoice {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /** A server on an old, large folder may take this long to start: 60 s. */
    private static final int LOOKS = 240;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Server to talk to (default: $$ATTEST_URL, else the local one).")
    @Nullable String url;

    @Mixin
    DataOption data = new DataOption();

    /** The address somebody named, if anybody did. */
    Optional<URI> named(Surroundings surroundings) {
        if (url != null) {
            return Optional.of(address(url, "--url"));
        }
        return surroundings.variable(Surroundings.URL).map(value -> address(value, Surroundings.URL));
    }

    Connection connect(Surroundings surroundings) {
        Optional<URI> named = named(surroundings);
        if (named.isPresent()) {
            return new Connection(new AttestClient(named.get(), surroundings.waiting()), null);
        }
        Path folder = data.folder(surroundings);
        Optional<URI> running = holder(folder, surroundings.waiting());
        if (running.isPresent()) {
            return new Connection(new AttestClient(running.get(), surroundings.waiting()), null);
        }
        return own(folder, surroundings);
    }

    private static Connection own(Path folder, Surroundings surroundings) {
        surroundings.console().err().printf("No server is running on %s: starting one for this command.%n", folder);
        ServerOptions options = ServerOptions.forOneCommand(folder);
        LocalServer server = LocalServer.start(surroundings, options, () -> {});
        AttestClient client = new AttestClient(server.url(), surroundings.waiting());
        awaitReady(client, surroundings.waiting());
        return new Connection(client, server);
    }

    /** Waits until a server just started has caught up with its ledger; goes on regardless after a minute. */
    static void awaitReady(AttestClient client, Waiting waiting) {
        for (int i = 0; i < LOOKS && client.notReady().isPresent(); i++) {
            waiting.pause(LOOK_AGAIN);
        }
    }

    /** The address of the process that holds the folder, waiting for it while that process starts. */
    private static Optional<URI> holder(Path folder, Waiting waiting) {
        Optional<DataFolder.Holder> holder = DataFolder.holder(folder);
        for (int i = 0; i < LOOKS && holder.isPresent(); i++) {
            URI url = holder.get().url();
            if (url != null) {
                return Optional.of(url);
            }
            waiting.pause(LOOK_AGAIN);
            holder = DataFolder.holder(folder);
        }
        return holder.map(stuck -> {
            throw new DataFolderTaken("The data folder %s is held by %s, which has not said where it listens."
                    .formatted(folder, stuck.text()));
        });
    }

    /** The value is not repeated: it may hold a password, which has no business there. */
    private static URI address(String value, String origin) {
        try {
            URI uri = new URI(value.strip().replaceAll("/+$", ""));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below, as for any other text that is no address
        }
        throw new InputUnusable("%s must be an address such as http://127.0.0.1:8080, without user, password or query."
                .formatted(origin));
    }
}
