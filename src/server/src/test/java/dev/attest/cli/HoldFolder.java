package dev.attest.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A second process that holds a data folder: prints "held" and keeps it until it is killed, or prints "taken". */
final class HoldFolder {

    /** Reachable, so that the lock is not collected as garbage. */
    static DataFolder held;

    private HoldFolder() {}

    public static void main(String[] args) throws IOException {
        try {
            held = DataFolder.take(Path.of(args[0]), Waiting.REAL);
            held.publish(URI.create(args[1]));
        } catch (DataFolderTaken e) {
            System.out.println("taken");
            return;
        }
        System.out.println("held");
        while (System.in.read() >= 0) {
            // until the parent goes away or kills this process
        }
    }

    static Process start(Path folder, URI url) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldFolder.class.getName(),
                        folder.toString(),
                        url.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        if (!"held".equals(line)) {
            process.destroyForcibly();
            throw new IllegalStateException("the child said " + line);
        }
        return process;
    }

    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child does not end");
        }
    }
}
