package dev.attest.deployment;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command by which a container finds out whether its server is well, run here against a server on another port.
 *
 * @param command a program and its arguments
 */
record HealthCheck(List<String> command) {

    HealthCheck {
        command = List.copyOf(command);
    }

    /** The exit code, where 0 is healthy. */
    int runOn(String port, int instead) throws IOException, InterruptedException {
        List<String> moved = command.stream()
                .map(word -> word.replace("/" + port + " ", "/" + instead + " "))
                .toList();
        if (moved.equals(command)) {
            throw new AssertionError("It does not look at port " + port + ": " + command);
        }
        Process process = new ProcessBuilder(moved)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It does not end: " + command);
        }
        return process.exitValue();
    }
}
