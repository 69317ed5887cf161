package dev.attest.evaluation.process;

import dev.attest.evaluation.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A running eval command line. */
final class Child {

    /** For those that do not end when they are asked to. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What it printed is there soon after its end, unless a child of its own holds the pipe. */
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final Process process;
    private final ChildProgress progress = new ChildProgress();
    private final LastWords words = new LastWords();
    private final List<Thread> readers;

    private Child(Process process) {
        this.process = process;
        this.readers = List.of(
                Lines.read(process.getInputStream(), "evaluation-progress", progress::add),
                Lines.read(process.getErrorStream(), "evaluation-errors", words::add));
    }

    static Child start(List<String> line, Map<String, String> environment, Path folder) throws IOException {
        var builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Child(process);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for its end; false when it goes on after that time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        for (Thread reader : readers) {
            reader.join(LAST_LINES.toMillis());
        }
        return true;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** The newest progress that was not taken yet. */
    Optional<Progress> progress() {
        return progress.take();
    }

    Optional<String> folder() {
        return progress.folder();
    }

    String lastWords() {
        return words.text();
    }

    /** Ends it, with all that it started; blocks for seconds at most. */
    void kill() throws InterruptedException {
        kill(process.toHandle());
    }

    static void kill(ProcessHandle process) throws InterruptedException {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle one : all) {
            if (!ended(one, end - System.nanoTime())) {
                one.destroyForcibly();
            }
        }
    }

    private static boolean ended(ProcessHandle process, long nanos) throws InterruptedException {
        try {
            process.onExit().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        }
    }
}
