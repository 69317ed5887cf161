package dev.attest.eval.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file that grows. A last line without an end is torn: the process died while it wrote. It is not read, and
 * overwritten by the next one. One process at a time writes.
 */
final class RecordingFile implements AutoCloseable {

    private final Path file;
    private final long length;
    private final long whole;
    private boolean closed;
    private @Nullable FileChannel channel;

    /** Of so many bytes, those in whole lines counted apart. */
    private RecordingFile(Path file, long length, long whole) {
        this.file = file;
        this.length = length;
        this.whole = whole;
    }

    /** A file and what it says. */
    record Opened(RecordingFile file, String lines) {}

    /** Reads the file, which need not exist, and leaves it as it is. */
    static Opened open(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        return new Opened(new RecordingFile(file, bytes.length, whole), new String(bytes, 0, whole, UTF_8));
    }

    synchronized void append(String line) {
        try {
            WholeLines.append(channel == null ? opened() : channel, line);
        } catch (IOException e) {
            throw new UncheckedIOException("Calls could not be recorded in " + file, e);
        }
    }

    private FileChannel opened() throws IOException {
        if (closed) {
            throw new IllegalStateException("The recording is closed: " + file);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(opened);
            opened.truncate(whole).position(whole);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        channel = opened;
        return opened;
    }

    /** Given back with the channel. */
    private void lock(FileChannel opened) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = opened.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null || opened.size() != length) {
            throw new EvalFailure(
                    ("%s is being written by another evaluation: wait for its end and start this one again,"
                                    + " which goes on from here, or name another file with --record.")
                            .formatted(file));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The recording could not be closed: " + file, e);
        }
    }
}
