package dev.attest.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files meant by a list of paths: files themselves, and all files below folders, in the order of their keys within
 * each path. Hidden files and folders below a given folder are left out; a link back to a folder above is not followed.
 */
final class SourceFiles {

    private final Map<String, SourceFile> byKey = new LinkedHashMap<>();
    private final List<Path> unreadable = new ArrayList<>();

    private SourceFiles() {}

    /**
     * @throws InputUnusable when a path does not exist, or two files would get the same source key and so overwrite each
     *     other
     */
    static SourceFiles of(List<Path> paths) {
        SourceFiles found = new SourceFiles();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                found.addFolder(path);
            } else if (Files.isRegularFile(path)) {
                found.add(new SourceFile(
                        path, path.toAbsolutePath().normalize().getFileName().toString()));
            } else {
                throw new InputUnusable("%s does not exist or is neither a file nor a folder.".formatted(path));
            }
        }
        return found;
    }

    List<SourceFile> files() {
        return List.copyOf(byKey.values());
    }

    /** Paths below the given folders that could not be read. */
    List<Path> unreadable() {
        return List.copyOf(unreadable);
    }

    private void addFolder(Path folder) {
        List<SourceFile> below = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(folder, below));
        } catch (IOException e) {
            throw new InputUnusable("%s cannot be read (%s).".formatted(folder, e.getMessage()));
        }
        below.sort(Comparator.comparing(SourceFile::sourceKey));
        below.forEach(this::add);
    }

    private void add(SourceFile file) {
        SourceFile other = byKey.putIfAbsent(file.sourceKey(), file);
        if (other != null && !same(other.path(), file.path())) {
            throw new InputUnusable("%s and %s would both be stored as \"%s\"; ingest a folder that contains both."
                    .formatted(other.path(), file.path(), file.sourceKey()));
        }
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final List<SourceFile> below;

        private Visitor(Path folder, List<SourceFile> below) {
            this.folder = folder;
            this.below = below;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(folder) && hidden(directory)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (hidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isRegularFile()) {
                String relative = folder.relativize(file).toString();
                below.add(new SourceFile(
                        file, relative.replace(file.getFileSystem().getSeparator(), "/")));
            } else if (attributes.isSymbolicLink()) {
                unreadable.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (!(failure instanceof FileSystemLoopException) && !hidden(file)) {
                unreadable.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean hidden(Path path) {
            Path name = path.getFileName();
            return name != null && name.toString().startsWith(".");
        }
    }
}
