package dev.attest.eval.targets;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Attest server of one's own: a child process with a data folder that goes with it, which has read the documents. Stopped
 * when closed, and when this process is told to end. When this process is killed the server stops by itself; only then its
 * folder stays behind, among the temporary files.
 */
public final class OwnServer implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Attest is ready at (?:\\e\\[\\d*m)*(http://[0-9.]+:\\d+)");
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_READ = Duration.ofMinutes(30);
    /** The exit code of {@code attest ingest} when some files could not be read. */
    private static final int SOME_FAILED = 2;

    private static final String TOLD_TO_END = "this process was told to end before its server had started.";

    private final Path data;
    private final Thread hook = new Thread(this::end, "stop-own-server");
    private final URI url;
    private Optional<JavaChild> server = Optional.empty();
    private boolean closed;

    private OwnServer(ServerSetup setup, Path data, Path logs) {
        this.data = data;
        endWithThisProcess();
        try {
            this.url = URI.create(started(setup, logs).awaitLine(TO_START).group(1));
            read(setup, logs);
        } catch (EvalFailure e) {
            close();
            throw e;
        }
    }

    /** Before the server starts: told to end in between, this process would leave its folder behind. */
    private void endWithThisProcess() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            delete(data);
            throw new EvalFailure(TOLD_TO_END);
        }
    }

    private synchronized JavaChild started(ServerSetup setup, Path logs) {
        if (closed) {
            throw new EvalFailure(TOLD_TO_END);
        }
        JavaChild child = JavaChild.start(
                "The server",
                setup.java(),
                List.of(
                        "-jar",
                        setup.jar().toString(),
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--until-input-ends"),
                setup.environment(),
                logs.resolve("server.log"),
                READY);
        server = Optional.of(child);
        return child;
    }

    /**
     * Starts a server and has it read the documents, which takes a while.
     *
     * @param logs the folder for {@code server.log} and {@code ingest.log}
     * @throws EvalFailure with the end of a log when that fails
     */
    public static OwnServer start(ServerSetup setup, Path logs) {
        try {
            return new OwnServer(setup, Files.createTempDirectory("attest-eval-"), logs);
        } catch (IOException e) {
            throw new EvalFailure("there is no place for temporary files: " + e.getMessage());
        }
    }

    private void read(ServerSetup setup, Path logs) {
        List<String> command = List.of(
                "-jar", setup.jar().toString(), "ingest", setup.documents().toString(), "--url", url.toString());
        try (JavaChild reading = JavaChild.start(
                "Reading the documents",
                setup.java(),
                command,
                setup.environment(),
                logs.resolve("ingest.log"),
                NOTHING)) {
            int code = reading.awaitEnd(TO_READ);
            // Whether those that failed are asked about is seen before the first question.
            if (code != 0 && code != SOME_FAILED) {
                throw reading.failure("failed");
            }
        }
    }

    public URI url() {
        return url;
    }

    synchronized long pid() {
        return server.orElseThrow().pid();
    }

    Path data() {
        return data;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending, and the hook runs already.
        }
    }

    private synchronized void end() {
        if (!closed) {
            closed = true;
            server.ifPresent(JavaChild::close);
            delete(data);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("attest: " + folder + " could not be deleted: " + e.getMessage());
        }
    }
}
