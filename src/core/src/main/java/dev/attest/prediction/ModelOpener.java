package dev.attest.prediction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Opens versions, once their card fits their folder and their file fits their card; blocks. */
final class ModelOpener {

    private static final int PIECE = 1 << 16;

    private final Function<Path, ModelCard> cards;
    private final Map<String, ModelFormat> formats = new TreeMap<>();

    /** @param cards reads a card; fails with {@link ModelBroken} */
    ModelOpener(Function<Path, ModelCard> cards, List<ModelFormat> formats) {
        this.cards = cards;
        formats.forEach(format -> this.formats.put(format.name(), format));
    }

    /** @param settled whether nothing was written to the folder for a while, so that a file without a hash is whole */
    Opening open(VersionId id, Path folder, boolean settled) {
        Optional<ModelCard> known = Optional.empty();
        try {
            ModelCard card = card(id, folder);
            known = Optional.of(card);
            ModelFormat format = format(card);
            if (card.fileHash().isEmpty() && !settled) {
                return new Opening.NotYet();
            }
            Path file = file(card, folder);
            return new Opening.Opened(new ServedModel(card, format.open(card, file)));
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            // Native code and a model too large for the heap fail with errors; one model must not take the others
            // along.
            return new Opening.Refused(reason(e), known, e);
        }
    }

    private ModelCard card(VersionId id, Path folder) {
        if (id.version().equals(Models.LATEST)) {
            throw new ModelBroken("'latest' stands for the newest version; give the folder another name");
        }
        Path file = folder.resolve(ModelCard.CARD_FILE);
        if (!Files.isRegularFile(file)) {
            throw new ModelBroken("model.yaml is missing");
        }
        ModelCard card = cards.apply(file);
        if (!card.name().equals(id.model()) || !card.version().equals(id.version())) {
            throw new ModelBroken("model.yaml is that of '%s' version '%s', but its folders are called '%s' and '%s'"
                    .formatted(card.name(), card.version(), id.model(), id.version()));
        }
        return card;
    }

    private ModelFormat format(ModelCard card) {
        ModelFormat format = formats.get(card.format());
        if (format == null) {
            throw new ModelBroken("The format '%s' is not one this server opens: %s"
                    .formatted(card.format(), String.join(", ", formats.keySet())));
        }
        return format;
    }

    private static Path file(ModelCard card, Path folder) throws IOException {
        Path file = folder.resolve(card.file());
        if (!Files.isRegularFile(file)) {
            throw new ModelBroken("The file '%s' that model.yaml names is missing".formatted(card.file()));
        }
        if (card.fileHash().isPresent()) {
            String found = hash(file);
            if (!card.fileHash().get().equals(found)) {
                throw new ModelBroken("The file '%s' is not the one model.yaml describes: its SHA-256 is %s, not %s"
                        .formatted(card.file(), found, card.fileHash().get()));
            }
        }
        return file;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reason(Throwable e) {
        if (e instanceof ModelBroken) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof IOException io) {
            return "A file cannot be read: " + ModelFolder.trouble(io);
        }
        if (e instanceof OutOfMemoryError) {
            return "The server has too little memory for it";
        }
        return "It cannot be opened (%s); the server's log says more"
                .formatted(e.getClass().getSimpleName());
    }
}
