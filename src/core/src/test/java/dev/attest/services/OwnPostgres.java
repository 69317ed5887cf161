package dev.attest.services;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that belongs to one test: one port and one data folder over all its starts. Stopped at the latest with the JVM. */
public final class OwnPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres running;

    private OwnPostgres(Path folder, EmbeddedPostgres running) {
        this.folder = folder;
        this.port = running.getPort();
        this.running = running;
    }

    static OwnPostgres start(int port) {
        Path folder = TemporaryFolder.create("attest-postgres-");
        var own = new OwnPostgres(folder, launch(folder, port));
        Runtime.getRuntime().addShutdownHook(new Thread(own::close));
        return own;
    }

    /** The server to make databases on. */
    public RealPostgres postgres() {
        return RealPostgres.on(port);
    }

    /** A new empty database. */
    public RealPostgres.Database freshDatabase() {
        return postgres().freshDatabase();
    }

    /** The same over all its starts. */
    public int port() {
        return port;
    }

    /** Ends every connection and the server, orderly; nothing that was committed is lost. */
    public synchronized void stop() {
        if (running != null) {
            close(running);
            running = null;
        }
    }

    /** Ends the server and all it started at once, as a power cut would. */
    public synchronized void kill() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(
                process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        stop();
    }

    /** Starts it again on its port and data; nothing happens while it runs. */
    public synchronized void start() {
        if (running == null) {
            running = launch(folder, port);
        }
    }

    /** Stops it and deletes its data; may be repeated. */
    @Override
    public synchronized void close() {
        stop();
        TemporaryFolder.delete(folder);
    }

    /** The server first, so that it starts nothing while its children are ended. */
    private List<ProcessHandle> processes() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
            return ProcessHandle.of(pid).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                    .toList();
        } catch (IOException e) {
            return List.of(); // It does not run.
        }
    }

    private static EmbeddedPostgres launch(Path folder, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    // The library's own default would lose the last commits at a kill.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setRegisterShutdownHook(false)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not start in " + folder, e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        }
    }
}
