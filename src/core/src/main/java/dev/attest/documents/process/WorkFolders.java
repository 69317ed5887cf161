package dev.attest.documents.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The children's temporary folders, in one folder that this process holds a lock in: a folder nobody holds was left behind
 * by a process that was killed. A lock rather than a process id, which means nothing to the next container.
 */
final class WorkFolders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolders.class);
    private static final String PREFIX = "attest-parsers-";
    private static final String LOCK = "lock";
    private static final Duration CREATION = Duration.ofMinutes(1);

    private final Path home;
    private final FileChannel channel;

    private WorkFolders(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** Makes this process's folder, and sweeps those of dead ones. */
    static WorkFolders open(Path folder) throws IOException {
        sweep(folder);
        Path home = Files.createTempDirectory(folder, PREFIX).toAbsolutePath();
        FileChannel channel =
                FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return new WorkFolders(home, channel);
    }

    private static void sweep(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> entries = Files.list(folder)) {
            found = entries.filter(
                            entry -> String.valueOf(entry.getFileName()).startsWith(PREFIX) && Files.isDirectory(entry))
                    .toList();
        }
        for (Path home : found) {
            try {
                if (isLeftBehind(home)) {
                    delete(home);
                }
            } catch (IOException e) {
                LOG.debug("{} is somebody else's", home, e);
            }
        }
    }

    private static boolean isLeftBehind(Path home) throws IOException {
        if (Files.getLastModifiedTime(home).toInstant().isAfter(Instant.now().minus(CREATION))
                && !Files.exists(home.resolve(LOCK))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(home.resolve(LOCK), StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException e) {
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path create() throws IOException {
        return Files.createTempDirectory(home, "worker-");
    }

    /** Whatever is in it; what cannot be deleted now is swept by a later start. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.debug("{} cannot be deleted", folder, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("The lock in {} cannot be closed", home, e);
        }
        delete(home);
    }
}
