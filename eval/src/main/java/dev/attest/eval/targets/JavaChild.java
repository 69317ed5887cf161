package dev.attest.eval.targets;

import dev.attest.eval.EvalFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a jar in a process of its own, whose output goes to a file. Its standard input says nothing and ends when
 * this process does, in whatever way: that is how a child knows.
 */
final class JavaChild implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TAIL = 20;

    private final String what;
    private final Process process;
    private final Path log;
    private final CompletableFuture<MatchResult> awaited = new CompletableFuture<>();
    private final Thread reading;

    private JavaChild(String what, Process process, Path log, Pattern line) {
        this.what = what;
        this.process = process;
        this.log = log;
        this.reading = new Thread(() -> copy(line), what + "-output");
        reading.setDaemon(true);
        reading.start();
    }

    /**
     * Starts a command.
     *
     * @param what it is, for messages
     * @param java options of the JVM
     * @param environment all its variables
     * @param log where its output goes; what stood there goes
     * @param line waited for in its output
     */
    static JavaChild start(
            String what,
            List<String> java,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Pattern line) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(java);
        all.addAll(command);
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new JavaChild(what, builder.start(), log, line);
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be started: %s".formatted(what, e.getMessage()));
        }
    }

    /** The line waited for; {@link EvalFailure} with the end of the output when it does not come. */
    MatchResult awaitLine(Duration patience) {
        try {
            return awaited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure("ended before it was ready");
        } catch (TimeoutException e) {
            throw failure("was not ready after " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Its exit code. */
    int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("was not through after " + patience.toSeconds() + " s");
            }
            reading.join(PATIENCE.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Tells what went wrong, with the end of the output. */
    EvalFailure failure(String how) {
        return new EvalFailure("%s %s; its output is in %s and ends with:%n%s".formatted(what, how, log, tail()));
    }

    long pid() {
        return process.pid();
    }

    /** Ends it, kindly at first. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.isRegularFile(log) ? Files.readAllLines(log) : List.of();
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }

    private void copy(Pattern wanted) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()));
                Writer out = Files.newBufferedWriter(log)) {
            String line;
            while ((line = lines.readLine()) != null) {
                out.write(line + "\n");
                out.flush();
                Matcher match = wanted.matcher(line);
                if (!awaited.isDone() && match.find()) {
                    awaited.complete(match.toMatchResult());
                }
            }
        } catch (IOException e) {
            awaited.completeExceptionally(e);
        }
        awaited.completeExceptionally(new IOException("end of output"));
    }

    private static EvalFailure interrupted() {
        Thread.currentThread().interrupt();
        return new EvalFailure("interrupted.");
    }
}
