package dev.attest.cli;

import dev.attest.parts.SettingsUnusable;
import java.net.URI;

/** A server in this process together with the data folder it holds; both end together, in the right order. */
final class LocalServer implements AutoCloseable {

    private final Running running;
    private final DataFolder folder;
    private final Runnable afterwards;
    private Runnable before = () -> {};
    private boolean closed;

    private LocalServer(Running running, DataFolder folder, Runnable afterwards) {
        this.running = running;
        this.folder = folder;
        this.afterwards = afterwards;
    }

    /**
     * Takes the folder, starts the server and says in the folder where it listens. It ends at {@link #close()}, on
     * Ctrl-C and on SIGTERM.
     *
     * @param afterwards runs when server and folder are closed
     */
    static LocalServer start(Surroundings surroundings, ServerOptions options, Runnable afterwards) {
        requireSettings(surroundings);
        DataFolder folder = DataFolder.take(options.data(), surroundings.waiting());
        LocalServer server;
        try {
            server = new LocalServer(surroundings.server().start(options), folder, afterwards);
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "attest-stop"));
        try {
            folder.publish(server.url());
        } catch (DataFolderUnusable e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Before anything is opened or created. */
    private static void requireSettings(Surroundings surroundings) {
        try {
            surroundings.parts();
        } catch (SettingsUnusable e) {
            throw new StartRefused(e.sentence(), e);
        }
    }

    URI url() {
        return running.url();
    }

    /** Runs while the server still answers, however it ends but by a kill. */
    synchronized void beforeClosing(Runnable last) {
        before = last;
    }

    void awaitStop() {
        running.awaitStop();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            before.run();
        } finally {
            closeNow();
        }
    }

    private void closeNow() {
        try {
            running.close();
        } finally {
            folder.close();
            afterwards.run();
        }
    }
}
