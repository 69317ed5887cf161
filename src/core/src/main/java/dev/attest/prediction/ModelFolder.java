package dev.attest.prediction;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies in {@code <folder>/<name>/<version>/}, looked at without opening a file. Whatever is not called as a model or a
 * version may be called is none: data beside the versions, and the hidden and temporary names under which tools copy.
 */
final class ModelFolder {

    private final Path root;

    ModelFolder(Path root) {
        this.root = root;
    }

    Path of(VersionId id) {
        return root.resolve(id.model()).resolve(id.version());
    }

    /**
     * Looks at every version. A missing folder of models is an empty one.
     *
     * @throws IOException when the folder of models itself cannot be read
     */
    Sightings look() throws IOException {
        var versions = new TreeMap<VersionId, Fingerprint>();
        var unreadable = new TreeMap<String, String>();
        for (Path model : children(root)) {
            if (isNamed(model) && Files.isDirectory(model)) {
                try {
                    look(model, versions);
                } catch (IOException e) {
                    unreadable.put(name(model), trouble(e));
                }
            }
        }
        return new Sightings(versions, unreadable);
    }

    private static void look(Path model, Map<VersionId, Fingerprint> versions) throws IOException {
        for (Path version : children(model)) {
            if (isNamed(version) && Files.isDirectory(version)) {
                versions.put(new VersionId(name(model), name(version)), fingerprint(version));
            }
        }
    }

    /** Of all its files, because a model may keep its weights in further ones beside the one the card names. */
    private static Fingerprint fingerprint(Path version) {
        try {
            return Fingerprint.of(children(version).stream()
                    .filter(file -> !name(file).startsWith("."))
                    .toList());
        } catch (IOException e) {
            return Fingerprint.unreadable("The folder cannot be read: " + trouble(e));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            return sorted(stream);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** A network drive may go away after the folder was opened; then the stream fails with what is no IOException. */
    static List<Path> sorted(DirectoryStream<Path> stream) throws IOException {
        var paths = new ArrayList<Path>();
        try {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(paths);
        return paths;
    }

    /** Without the path, which is nobody's business who asks for the state of a model. */
    static String trouble(IOException e) {
        return e instanceof AccessDeniedException
                ? "the server has no permission"
                : e.getClass().getSimpleName();
    }

    private static boolean isNamed(Path path) {
        return ModelCard.isName(name(path));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /**
     * What was seen at one look.
     *
     * @param versions with or without a card
     * @param unreadable why, for each model whose versions cannot be listed
     */
    record Sightings(SortedMap<VersionId, Fingerprint> versions, Map<String, String> unreadable) {}
}
