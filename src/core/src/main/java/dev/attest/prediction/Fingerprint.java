package dev.attest.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a version's folder looks like without any file being read: two that are equal mean that nothing was written there
 * in between.
 *
 * @param files by name
 * @param trouble why the folder cannot be looked into; empty when it can
 */
record Fingerprint(List<Entry> files, String trouble) {

    Fingerprint {
        files = List.copyOf(files);
    }

    /** Of the files, through links, because orchestrators mount folders of links that they point elsewhere for an update. */
    static Fingerprint of(List<Path> files) throws IOException {
        var entries = new ArrayList<Entry>();
        for (Path file : files) {
            entry(file).ifPresent(entries::add);
        }
        return new Fingerprint(entries, "");
    }

    static Fingerprint unreadable(String trouble) {
        return new Fingerprint(List.of(), trouble);
    }

    private static Optional<Entry> entry(Path file) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile()
                    ? Optional.of(new Entry(
                            file.getFileName().toString(), found.size(), found.lastModifiedTime(), found.fileKey()))
                    : Optional.empty();
        } catch (NoSuchFileException e) { // gone since it was listed, or a link to nothing
            return Optional.empty();
        }
    }

    boolean has(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name));
    }

    /** @param key tells a file from another one put in its place; null where the file system has none */
    record Entry(
            String name,
            long size,
            FileTime modified,
            @Nullable Object key) {}
}
