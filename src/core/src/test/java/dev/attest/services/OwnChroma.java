package dev.attest.services;

import java.net.URI;
import java.nio.file.Path;

/** A ChromaDB that belongs to one test: one URL over all its starts. Stopped at the latest with the JVM. */
public final class OwnChroma implements AutoCloseable {

    private final Path folder;
    private final ChromaScript script;
    private final URI url;
    private boolean running = true;

    private OwnChroma(Path folder, ChromaScript script) {
        this.folder = folder;
        this.script = script;
        this.url = script.start(0);
    }

    static OwnChroma start() {
        Path folder = TemporaryFolder.create("attest-chroma-");
        var own = new OwnChroma(folder, new ChromaScript(folder.resolve("data")));
        Runtime.getRuntime().addShutdownHook(new Thread(own::close));
        return own;
    }

    /** The same over all its starts, without {@code /api}. */
    public URI url() {
        return url;
    }

    /** Ends it orderly: its port refuses connections afterwards. */
    public synchronized void stop() {
        if (running) {
            script.stop();
            running = false;
        }
    }

    /** Ends it at once, as a power cut would. */
    public synchronized void kill() {
        if (running) {
            script.kill();
            running = false;
        }
    }

    /** Stops it where it runs, and starts it with the data it had. */
    public synchronized void restart() {
        stop();
        script.start(url.getPort());
        running = true;
    }

    /** Takes away everything it holds. It is stopped meanwhile, and runs afterwards if it ran before. */
    public synchronized void wipe() {
        boolean ran = running;
        stop();
        TemporaryFolder.delete(script.data());
        if (ran) {
            restart();
        }
    }

    /** Stops it and deletes its data; may be repeated. */
    @Override
    public synchronized void close() {
        stop();
        TemporaryFolder.delete(folder);
    }
}
