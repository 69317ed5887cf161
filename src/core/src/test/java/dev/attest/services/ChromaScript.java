package dev.attest.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The project's own {@code src/chroma/chroma-server.sh}, for the server of one data folder. */
record ChromaScript(Path data) {

    private static final Path SCRIPT = Path.of("src", "chroma", "chroma-server.sh");
    private static final Duration FOR_THE_DOWNLOAD = Duration.ofMinutes(10);

    /** @param port 0 for any */
    URI start(int port) {
        return URI.create(run("start", "--port", Integer.toString(port)).strip());
    }

    void stop() {
        run("stop");
    }

    /** Ends the running server without giving it a chance to write anything. */
    void kill() {
        try {
            Path pid = data.resolveSibling(data.getFileName() + ".server").resolve("pid");
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stop(); // Returns when it is gone.
    }

    private String run(String command, String... options) {
        try {
            FinishedProcess script = FinishedProcess.of(new ProcessBuilder(line(command, options)), FOR_THE_DOWNLOAD);
            if (script.exitCode() != 0) {
                throw new IllegalStateException(script.complained().strip());
            }
            return script.printed();
        } catch (IOException e) {
            throw new IllegalStateException("bash does not run here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> line(String command, String... options) {
        return Stream.concat(
                        Stream.of("bash", script().toString(), command, "--data", data.toString()), Stream.of(options))
                .toList();
    }

    /** Tests run in the folder of their module. */
    private static Path script() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(SCRIPT))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + SCRIPT + " in any folder above"));
    }
}
