package dev.attest.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, where nothing else prints: a server of another test that is still being served in this
 * process would write to the same console.
 */
final class LaunchedServer {

    private LaunchedServer() {}

    /**
     * What a launch came to.
     *
     * @param outcome what the process wrote down: "stopped", or the exception it got
     * @param printed lines on its console, without what the Java runtime says of itself
     */
    record Launch(String outcome, List<String> printed) {}

    public static void main(String[] args) throws IOException {
        Path outcome = Path.of(args[2]);
        try (Running running = SpringServer.launch(
                new ServerOptions("127.0.0.1", Integer.parseInt(args[0]), Path.of(args[1]), false))) {
            AttestClient client = new AttestClient(running.url(), duration -> {});
            String first = client.notReady().isEmpty() ? "ready, " : "not ready, ";
            Files.writeString(
                    outcome.resolveSibling("models"), get(running.url().resolve("/models")));
            running.close();
            running.awaitStop();
            Files.writeString(outcome, first + (client.notReady().isPresent() ? "stopped" : "still there"));
        } catch (RuntimeException e) {
            Files.writeString(outcome, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        System.exit(0);
    }

    private static String get(URI url) throws IOException {
        try (InputStream body = url.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Launch launch(int port, Path folder) throws IOException, InterruptedException {
        return launch(port, folder, Map.of());
    }

    /** With these variables beside those of this process. */
    static Launch launch(int port, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path outcome = folder.resolve("outcome");
        Path console = folder.resolve("console");
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LaunchedServer.class.getName(),
                        Integer.toString(port),
                        folder.resolve("data").toString(),
                        outcome.toString())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        child.environment().putAll(environment);
        Process process = child.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the child does not end; it printed " + Files.readString(console));
        }
        return new Launch(
                Files.readString(outcome),
                Files.readAllLines(console).stream()
                        .filter(line -> !line.isEmpty() && !line.startsWith("WARNING: "))
                        .toList());
    }
}
