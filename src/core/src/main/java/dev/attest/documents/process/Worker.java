package dev.attest.documents.process;

import dev.attest.documents.Extraction;
import dev.attest.documents.PageCounts;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child process. Used by one thread at a time, but for {@link #end} and {@link #overdue}. */
final class Worker {

    /** Why the parent ended a child. */
    enum Ending {
        TOO_SLOW,
        CANCELLED,
        RETIRED,
        CLOSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration DEATH = Duration.ofSeconds(5);
    private static final int OUT_OF_MEMORY = 3;
    private static final int FULL_PERCENT = 50;
    /** A Java that is asked to end says 128 and the signal: hang-up, interrupt (Ctrl-C) or terminate. */
    private static final Set<Integer> ASKED_TO_END = Set.of(128 + 1, 128 + 2, 128 + 15);

    private final Process process;
    private final Path folder;
    private final ProcessSettings settings;
    private final LastWords words;
    private final FrameReader in;
    private final FrameWriter out;
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private volatile long deadline;
    private volatile boolean timed;
    private int files;
    private int fullness;
    private boolean broken;
    private boolean senseless;

    private Worker(Process process, Path folder, ProcessSettings settings) {
        this.process = process;
        this.folder = folder;
        this.settings = settings;
        words = new LastWords(process.getErrorStream(), "parser-" + process.pid() + "-stderr");
        in = new FrameReader(process.getInputStream());
        out = new FrameWriter(process.getOutputStream());
    }

    /** Starts a child; the caller then waits until it is {@link #ready}. */
    static Worker start(ChildCommand command, Path folder, ProcessSettings settings) throws IOException {
        return new Worker(command.in(folder).start(), folder, settings);
    }

    /**
     * Waits until the child can read files.
     *
     * @throws ParserUnavailable when it ends instead
     */
    void ready() throws InterruptedException {
        within(settings.startTime());
        try {
            in.allow(2);
            if (in.readByte() != Protocol.MARK || in.readByte() != Protocol.READY) {
                throw new ProtocolException("not ready");
            }
        } catch (IOException e) {
            broken = true;
            throw new ParserUnavailable("A parser process did not start: " + obituary(), e);
        } finally {
            timed = false;
        }
    }

    boolean isAlive() {
        return !broken && ending.get() == null && process.isAlive();
    }

    /** Whether a successor should take over when there is one. */
    boolean isOld() {
        return files >= settings.filesPerWorker();
    }

    /** Whether a successor must take over, even if somebody has to wait for it. */
    boolean isSpent() {
        return files >= 2L * settings.filesPerWorker();
    }

    /** Whether a successor will be wanted soon. */
    boolean isAging() {
        return files >= settings.filesPerWorker() - Math.max(1, settings.filesPerWorker() / 10);
    }

    /** Whether files left so much behind that the next one might not fit. */
    boolean isFull() {
        return fullness > FULL_PERCENT;
    }

    /**
     * Has the child read a file; blocks.
     *
     * @throws UnreadableDocument when the child says so, or could not answer because of the file
     * @throws ParserUnavailable when the child could not answer for another reason
     * @throws IllegalStateException when the child says that it failed
     */
    Extraction read(Source source) throws InterruptedException {
        files++;
        within(settings.wallTime());
        try {
            send(source);
            return receive(source);
        } catch (FrameReader.BudgetExceeded e) {
            broken = true;
            LOG.warn("Process {} said more of {} than it may and is ended", process.pid(), source.shownName());
            throw new UnreadableDocument(
                    Reason.TOO_MUCH_TEXT,
                    source.shownName() + " holds more text, layout and attachments than Attest takes from one file."
                            + " Divide it and upload the parts.");
        } catch (IOException | IllegalArgumentException e) {
            broken = true;
            throw reason(source);
        } finally {
            timed = false;
        }
    }

    private void send(Source source) throws IOException {
        out.writeText(source.name());
        out.writeText(source.mediaType());
        out.writeBytes(source.bytes());
        out.flush();
    }

    private Extraction receive(Source source) throws IOException {
        in.allow(settings.outputBytes());
        if (in.readByte() != Protocol.MARK) {
            throw new ProtocolException("not an answer");
        }
        int word = in.readByte();
        if (word == Protocol.READ) {
            Extraction extraction = ExtractionFrame.read(in);
            fullness = in.readByte();
            return extraction;
        }
        if (word == Protocol.UNREADABLE) {
            int reason = in.readByte();
            String message = in.readText();
            Optional<PageCounts> pages = ExtractionFrame.pageCounts(in);
            fullness = in.readByte();
            if (reason < Protocol.REASONS.size()) {
                throw new UnreadableDocument(Protocol.REASONS.get(reason), message, pages);
            }
        } else if (word == Protocol.FAILED) {
            String message = in.readText();
            fullness = in.readByte();
            throw new IllegalStateException("The parser of " + source.shownName() + " failed: " + message);
        }
        throw new ProtocolException("not an answer: " + word);
    }

    /** Why the file has no answer. */
    private RuntimeException reason(Source source) throws InterruptedException {
        String file = source.shownName();
        Ending why = ending.get();
        if (why == Ending.TOO_SLOW) {
            return new UnreadableDocument(
                    Reason.TOO_SLOW,
                    "%s could not be read within %s. Divide it, or save it again in the program that wrote it, and upload that."
                            .formatted(file, shown(settings.wallTime())));
        }
        if (why != null) {
            return new ParserUnavailable("The parser process was ended while it read " + file, null);
        }
        String obituary = obituary();
        LOG.warn("While it read {}, a parser process ended: {}", file, obituary);
        if (outOfMemory(obituary)) {
            return new UnreadableDocument(
                    Reason.TOO_MUCH_MEMORY,
                    "%s takes more memory to read than the %,d MiB one file may have. Divide it and upload the parts."
                            .formatted(file, settings.heap() >> 20));
        }
        if (askedToEnd()) {
            return new ParserUnavailable(
                    "The parser process was ended by %s while it read %s".formatted(exit(), file), null);
        }
        return new UnreadableDocument(
                Reason.PARSER_CRASHED,
                "Reading %s twice ended the process that read it (%s). Save it again in the program that wrote it and upload that."
                        .formatted(file, exit()));
    }

    private boolean outOfMemory(String obituary) {
        return !process.isAlive() && process.exitValue() == OUT_OF_MEMORY && obituary.contains("OutOfMemoryError");
    }

    /** By the system or a user, who mean no file: such a signal goes to the whole group of the server's processes. */
    private boolean askedToEnd() {
        return !senseless && !process.isAlive() && ASKED_TO_END.contains(process.exitValue());
    }

    /** How the child ended, and the last it said. Ends it if it has not. */
    private String obituary() throws InterruptedException {
        // A child that closed its output is about to end by itself, and its exit code is worth waiting for.
        if (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            senseless = true;
            kill();
            process.waitFor(DEATH.toMillis(), TimeUnit.MILLISECONDS);
        }
        String last = words.text();
        return exit() + (last.isEmpty() ? ", in silence" : ", last words:\n" + last);
    }

    private String exit() {
        if (process.isAlive()) {
            return "it does not end";
        }
        if (senseless) {
            return "its answer was none";
        }
        int code = process.exitValue();
        return code > 128 && code < 160 ? "signal " + (code - 128) : "exit code " + code;
    }

    private static String shown(Duration time) {
        return time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : Math.max(1, time.toSeconds()) + " seconds";
    }

    private void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        timed = true;
    }

    /** Ends the child when it takes longer than it may; called every now and then. */
    void overdue() {
        if (timed && System.nanoTime() - deadline > 0) {
            end(Ending.TOO_SLOW);
        }
    }

    /** Ends the child and what it started; whoever waits for its answer gets an error. */
    void end(Ending why) {
        ending.compareAndSet(null, why);
        kill();
    }

    private void kill() {
        // The handle, because Process would close the pipes as well and might wait for whoever is writing to one.
        ProcessHandle handle = process.toHandle();
        List<ProcessHandle> started = handle.descendants().toList();
        handle.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** Removes what is left of the child, ending it if need be; blocks until it is gone. */
    void bury() {
        end(Ending.RETIRED);
        try {
            process.waitFor(DEATH.toMillis(), TimeUnit.MILLISECONDS);
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The pipe to process {} is broken", process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        WorkFolders.delete(folder);
    }

    long pid() {
        return process.pid();
    }
}
