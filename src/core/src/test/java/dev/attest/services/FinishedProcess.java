package dev.attest.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command that has ended by itself.
 *
 * @param printed on standard output
 * @param complained on standard error; empty when both are one stream
 */
public record FinishedProcess(int exitCode, String printed, String complained) {

    /**
     * Runs a command without any input; blocks.
     *
     * @throws IOException when it cannot be started
     * @throws IllegalStateException when it does not end in time, with what it said; it and all it started are ended then
     */
    public static FinishedProcess of(ProcessBuilder command, Duration patience)
            throws IOException, InterruptedException {
        // Into files: whoever reads from a process waits for its end however long that takes.
        Path printed = Files.createTempFile("printed-", ".txt");
        Path complained = Files.createTempFile("complained-", ".txt");
        try {
            Process process = command.redirectOutput(printed.toFile())
                    .redirectError(complained.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = await(process, patience);
            var finished =
                    new FinishedProcess(process.waitFor(), Files.readString(printed), Files.readString(complained));
            if (!ended) {
                throw new IllegalStateException(
                        command.command() + " went on for " + patience + " and said " + finished);
            }
            return finished;
        } finally {
            Files.delete(printed);
            Files.delete(complained);
        }
    }

    private static boolean await(Process process, Duration patience) throws InterruptedException {
        if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        return false;
    }
}
