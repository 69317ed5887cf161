package dev.attest.cli;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.yaml.YamlCards;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** The versions of one model, in a folder that servers may be watching. */
final class ModelFolder {

    private final Path folder;

    ModelFolder(Path models, String name) {
        this.folder = models.resolve(name);
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
            ModelCard next = card.apply(Long.toString(newest + 1));
            return new Written(next, stage(next, model), true);
        } catch (IOException e) {
            throw new InputUnusable("The model cannot be written into " + folder + ": " + e.getMessage());
        }
    }

    /** The greatest number that names a version; 0 without any. */
    private long newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
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
        Path yaml = version.resolve(YamlCards.FILE);
        Path file = version.resolve(card.file());
        return Files.isRegularFile(yaml)
                && Files.isRegularFile(file)
                && Files.readString(yaml).equals(YamlCards.text(card))
                && Arrays.equals(Files.readAllBytes(file), model);
    }

    /** No server takes a folder whose name begins with a dot for a version. */
    private Path stage(ModelCard card, byte[] model) throws IOException {
        Path beside = folder.resolve("." + card.version() + ".new");
        delete(beside);
        Files.createDirectories(beside);
        try (FileChannel channel = FileChannel.open(
                beside.resolve(card.file()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(model);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        YamlCards.write(card, beside.resolve(YamlCards.FILE));
        try {
            return Files.move(beside, folder.resolve(card.version()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(beside);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
