package dev.attest.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The data folder, held by one process at a time. The operating system's lock on {@code attest.lock} decides who holds
 * it, so a killed process never leaves it taken; {@code attest.json} beside it only says who that is and where it
 * listens, and means nothing while the lock is free.
 */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "attest.lock";
    private static final String HOLDER = "attest.json";
    private static final int TRIES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    /**
     * Folders held by this process. Closing any channel on a locked file drops all locks this process has on it (POSIX),
     * so a folder in this set is never opened a second time.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final Instant since;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Who holds a data folder.
     *
     * @param pid process id, 0 if unknown
     * @param url where it listens; null while it starts
     * @param since when it took the folder; null if unknown
     */
    record Holder(long pid, @Nullable URI url, @Nullable Instant since) {

        String text() {
            String who = pid > 0 ? "process " + pid : "another process";
            String where = url == null ? "" : " (" + url + ")";
            return who + where + (since == null ? "" : ", since " + since);
        }
    }

    /**
     * Creates the folder if need be and takes it until {@link #close()} or the end of the process.
     *
     * @throws DataFolderUnusable when it cannot be created or written
     * @throws DataFolderTaken when another process, or this one, holds it
     */
    static DataFolder take(Path given, Waiting waiting) {
        Path path = create(given);
        if (!HELD_HERE.add(path)) {
            throw taken(given, readHolder(path));
        }
        try {
            // Somebody who only looks whether the folder is free holds the lock for an instant: hence the tries.
            for (int i = 0; i < TRIES; i++) {
                Optional<FileChannel> locked = lock(path);
                if (locked.isPresent()) {
                    DataFolder folder = new DataFolder(path, locked.get());
                    folder.write(null);
                    return folder;
                }
                waiting.pause(BETWEEN_TRIES);
            }
            throw taken(given, readHolder(path));
        } catch (IOException e) {
            HELD_HERE.remove(path);
            throw new DataFolderUnusable(
                    "The data folder %s cannot be used (%s); choose another with --data.".formatted(given, reason(e)),
                    e);
        } catch (DataFolderTaken e) {
            HELD_HERE.remove(path);
            throw e;
        }
    }

    /** The process that holds the folder now; empty when it is free or does not exist. */
    static Optional<Holder> holder(Path given) {
        try {
            Path path = given.toRealPath();
            if (HELD_HERE.contains(path)) {
                return Optional.of(readHolder(path));
            }
            if (!Files.exists(path.resolve(LOCK))) {
                return Optional.empty();
            }
            Optional<FileChannel> free = lock(path);
            if (free.isEmpty()) {
                return Optional.of(readHolder(path));
            }
            free.get().close();
            return Optional.empty();
        } catch (IOException e) {
            // Unreadable: whoever goes on to take the folder is told why.
            return Optional.empty();
        }
    }

    Path path() {
        return path;
    }

    /** Tells other processes where this one listens. */
    void publish(URI url) {
        try {
            write(url);
        } catch (IOException e) {
            throw new DataFolderUnusable("The data folder %s cannot be written (%s).".formatted(path, reason(e)), e);
        }
    }

    @Override
    public void close() {
        if (!HELD_HERE.contains(path) || !channel.isOpen()) {
            return;
        }
        try {
            Files.deleteIfExists(path.resolve(HOLDER));
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        } finally {
            HELD_HERE.remove(path);
        }
    }

    private static Path create(Path given) {
        try {
            Path path = Files.createDirectories(given).toRealPath();
            if (!Files.isWritable(path)) {
                throw new DataFolderUnusable(
                        "The data folder %s is not writable; change its permissions or choose another with --data."
                                .formatted(given));
            }
            return path;
        } catch (IOException e) {
            throw new DataFolderUnusable(
                    "The data folder %s cannot be created (%s); choose another with --data."
                            .formatted(given, reason(e)),
                    e);
        }
    }

    @SuppressWarnings("resource") // the lock lives as long as its channel, which is returned
    private static Optional<FileChannel> lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    private void write(@Nullable URI url) throws IOException {
        Holder holder = new Holder(ProcessHandle.current().pid(), url, since);
        Path fresh = path.resolve(HOLDER + ".new");
        Files.writeString(fresh, Json.MAPPER.writeValueAsString(holder));
        Files.move(fresh, path.resolve(HOLDER), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Holder readHolder(Path path) {
        try {
            return Json.MAPPER.readValue(Files.readString(path.resolve(HOLDER)), Holder.class);
        } catch (IOException | JacksonException e) {
            return new Holder(0, null, null);
        }
    }

    private static DataFolderTaken taken(Path given, Holder holder) {
        return new DataFolderTaken(
                "The data folder %s is held by %s; stop that process or choose another folder with --data."
                        .formatted(given, holder.text()));
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file, not a folder";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
