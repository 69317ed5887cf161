package dev.attest.cli;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelFile;
import dev.attest.prediction.yaml.YamlCards;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The next version of one model, in a folder that servers may be watching and others may be writing into. It is made in a
 * folder of its own, which is gone at the end, with every other that was made for it and is empty.
 */
final class NewVersions implements AutoCloseable {

    private final Path folder;
    /** No server takes a folder whose name begins with a dot for a version. */
    private final Path beside;
    /** The deepest first. */
    private final List<Path> made;

    private NewVersions(Path folder, Path beside, List<Path> made) {
        this.folder = folder;
        this.beside = beside;
        this.made = made;
    }

    /**
     * Of the model of this name, whose folder is made now when it is missing.
     *
     * @throws InputUnusable when the folder cannot be written to
     */
    static NewVersions of(Path models, String name) {
        Path folder = models.resolve(name);
        Path beside = folder.resolve(".new-" + UUID.randomUUID());
        List<Path> made = missing(beside);
        try {
            Files.createDirectories(beside);
            return new NewVersions(folder, beside, made);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** The folder and those above it that are not there. */
    private static List<Path> missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (@Nullable Path above = folder.toAbsolutePath();
                above != null && !Files.exists(above);
                above = above.getParent()) {
            missing.add(above);
        }
        return missing;
    }

    private static InputUnusable unwritable(Path folder, IOException e) {
        return new InputUnusable("The model cannot be written into " + folder + ": " + ModelFile.trouble(e)
                + "; name another folder with" + " --models.");
    }

    /**
     * A version that is there now.
     *
     * @param isNew false when the newest version held exactly this model already
     */
    record Written(ModelCard card, Path folder, boolean isNew) {}

    /**
     * Writes the next version, all of it at once; nothing when the newest one is the same.
     *
     * @param card of a version
     * @throws InputUnusable when the folder cannot be written to
     */
    Written write(Function<String, ModelCard> card, byte[] model) {
        try {
            long newest = newest();
            ModelCard same = card.apply(Long.toString(newest));
            if (newest > 0 && holds(same, model)) {
                return new Written(same, folder.resolve(same.version()), false);
            }
            ModelFile.write(beside.resolve(same.file()), model);
            return move(card, newest + 1);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Under the first number from there on that nobody has taken meanwhile. */
    private Written move(Function<String, ModelCard> card, long first) throws IOException {
        for (long number = first; ; number++) {
            ModelCard next = card.apply(Long.toString(number));
            YamlCards.write(next, beside.resolve(ModelCard.CARD_FILE));
            Path version = folder.resolve(next.version());
            try {
                return new Written(next, Files.move(beside, version, StandardCopyOption.ATOMIC_MOVE), true);
            } catch (FileSystemException e) {
                boolean takenMeanwhile = Files.exists(version);
                if (!takenMeanwhile) {
                    throw e;
                }
            }
        }
    }

    /** The greatest number that names a version; 0 without any. */
    private long newest() throws IOException {
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.map(version -> version.getFileName().toString())
                    .filter(version -> version.matches("[1-9]\\d{0,17}"))
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
        }
    }

    private boolean holds(ModelCard card, byte[] model) throws IOException {
        Path version = folder.resolve(card.version());
        Path yaml = version.resolve(ModelCard.CARD_FILE);
        Path file = version.resolve(card.file());
        return Files.isRegularFile(yaml)
                && Files.isRegularFile(file)
                && Files.readString(yaml).equals(YamlCards.text(card))
                && Arrays.equals(Files.readAllBytes(file), model);
    }

    @Override
    public void close() {
        try {
            if (Files.exists(beside)) {
                try (Stream<Path> files = Files.list(beside)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
            }
            for (Path empty : made) {
                Files.deleteIfExists(empty);
            }
        } catch (IOException e) {
            // Whatever is left is empty or hidden, and in nobody's way.
        }
    }
}
