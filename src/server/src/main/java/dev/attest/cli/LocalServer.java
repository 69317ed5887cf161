package dev.attest.cli;

import dev.attest.parts.SettingsUnusable;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server in this process together with the data folder it holds; both end together, in the right order. */
final class LocalServer implements AutoCloseable {

    /** What a shell sees of a process that a signal ended: this and the signal's number. */
    private static final int SIGNALLED = 128;

    private static final int SIGINT = 2;

    private final Running running;
    private final DataFolder folder;
    private final Runnable afterwards;
    private final StopSignals signals;
    private final AtomicBoolean told = new AtomicBoolean();
    private Runnable before = () -> {};
    private boolean closed;

    private LocalServer(Running running, DataFolder folder, Runnable afterwards) {
        this.running = running;
        this.folder = folder;
        this.afterwards = afterwards;
        this.signals = new StopSignals(this::stop);
        // For whatever else may end the JVM: no signal comes this way, but where there are none.
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeUnlessTold, "attest-end"));
    }

    /**
     * Takes the folder, starts the server and says in the folder where it listens. It ends at {@link #close()}, on
     * Ctrl-C, on SIGTERM and on SIGHUP; a second Ctrl-C does not wait for that.
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

    private void stop(int signal) {
        if (!told.getAndSet(true)) {
            new Thread(() -> closeAndExit(signal), "attest-stop").start();
        } else if (signal == SIGINT) {
            Runtime.getRuntime().halt(SIGNALLED + signal);
        }
    }

    /** Keeps the lock, so that the command, which sees its server end, cannot exit first with another code. */
    private synchronized void closeAndExit(int signal) {
        try {
            close();
        } finally {
            System.exit(SIGNALLED + signal);
        }
    }

    private void closeUnlessTold() {
        if (!told.get()) {
            close();
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
            if (!told.get()) {
                signals.close();
            }
        }
    }
}
