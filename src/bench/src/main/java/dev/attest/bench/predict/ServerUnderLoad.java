package dev.attest.bench.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, whose processor time can be read. */
final class ServerUnderLoad implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final Process process;
    private final URI url;

    private ServerUnderLoad(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts this JDK's {@code java} with these arguments and waits until a line of its output names its address.
     *
     * @throws IOException with what it printed, when it ended instead
     */
    static ServerUnderLoad start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What somebody has configured for a server of their own would be measured in the place of the defaults.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("ATTEST_"));
        Process process = builder.start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        StringBuilder printed = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            printed.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                drain(lines);
                return new ServerUnderLoad(process, URI.create(address.group()));
            }
        }
        throw new IOException("A server ended before it listened:\n" + printed);
    }

    /** A server whose output nobody reads stops at the line for which the pipe has no room. */
    private static void drain(BufferedReader lines) {
        Thread reading = new Thread(
                () -> {
                    try {
                        while (lines.readLine() != null) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException e) {
                        // It has ended.
                    }
                },
                "server-output");
        reading.setDaemon(true);
        reading.start();
    }

    URI url() {
        return url;
    }

    /** Processor time of the whole process until now. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
