package dev.attest.eval.runs;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Reply;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The folder of a run in progress: {@code plan.json}, {@code begun.json}, {@code replies.jsonl}, {@code scores.jsonl}. One
 * process at a time holds it.
 */
final class RunFolder implements AutoCloseable {

    static final String PLAN = "plan.json";
    private static final String BEGUN = "begun.json";

    private final Path path;
    private final Begun begun;
    private final FileChannel channel;
    private final KeptLines<Reply> replies;
    private final KeptLines<SampleScores> scores;

    private RunFolder(Path path, Begun begun, FileChannel channel) {
        this.path = path;
        this.begun = begun;
        this.channel = channel;
        this.replies = KeptLines.open(path.resolve("replies.jsonl"), Reply.class, Reply::sampleId);
        this.scores = KeptLines.open(path.resolve("scores.jsonl"), SampleScores.class, SampleScores::sampleId);
    }

    /**
     * How far a run is.
     *
     * @param resumed how often it was gone on with
     * @param finished null until all its files are written
     */
    record Begun(Instant started, int resumed, @Nullable Instant finished) {}

    /** Makes a folder for a new run. */
    static RunFolder begin(Path path, Plan plan, Instant now) {
        try {
            Files.createDirectories(path);
            FileChannel lock = lock(path)
                    .orElseThrow(() -> new EvalFailure("%s was just begun by another process.".formatted(path)));
            write(path.resolve(BEGUN), new Begun(now, 0, null));
            // Last: a folder without a plan is never gone on with.
            write(path.resolve(PLAN), plan);
            return new RunFolder(path, new Begun(now, 0, null), lock);
        } catch (IOException e) {
            throw new EvalFailure(
                    "%s cannot be written: %s; name a folder with --runs.".formatted(path, e.getMessage()));
        }
    }

    /** Goes on with a run; empty when another process is at it, or has just finished it. */
    static Optional<RunFolder> resume(Path path) {
        try {
            Optional<FileChannel> lock = lock(path);
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            Begun before = begun(path);
            if (before.finished() != null) {
                // Another process finished it after it was looked at and before it was locked.
                lock.get().close();
                return Optional.empty();
            }
            Begun again = new Begun(before.started(), before.resumed() + 1, null);
            write(path.resolve(BEGUN), again);
            return Optional.of(new RunFolder(path, again, lock.get()));
        } catch (IOException | JacksonException e) {
            throw new EvalFailure(
                    "%s cannot be gone on with (%s); start anew with --fresh.".formatted(path, e.getMessage()));
        }
    }

    private static Begun begun(Path path) throws IOException {
        return RunJson.MAPPER.readValue(Files.readString(path.resolve(BEGUN)), Begun.class);
    }

    /** Whether all files of a run are written. */
    static boolean isFinished(Path path) {
        try {
            return begun(path).finished() != null;
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    /** Whether a run was begun before; one that does not say when was not. */
    static boolean isBegunBefore(Path path, Instant time) {
        try {
            return begun(path).started().isBefore(time);
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    /** Marks the run as finished. */
    void finish(Instant now) {
        try {
            write(path.resolve(BEGUN), new Begun(begun.started(), begun.resumed(), now));
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be written: %s.".formatted(path, e.getMessage()));
        }
    }

    private static Optional<FileChannel> lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this process
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    /** Written beside and moved there, so that nobody ever reads half of it. */
    private static void write(Path file, Object value) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                beside, RunJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Path path() {
        return path;
    }

    String id() {
        return path.getFileName().toString();
    }

    Instant started() {
        return begun.started();
    }

    int resumed() {
        return begun.resumed();
    }

    KeptLines<Reply> replies() {
        return replies;
    }

    KeptLines<SampleScores> scores() {
        return scores;
    }

    @Override
    public void close() {
        replies.close();
        scores.close();
        try {
            channel.close();
        } catch (IOException e) {
            // the lock goes with the process at the latest
        }
    }
}
