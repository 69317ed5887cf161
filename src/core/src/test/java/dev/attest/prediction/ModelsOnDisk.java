package dev.attest.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** A folder of models whose cards are properties and whose files hold a word: what opening them comes to. */
final class ModelsOnDisk implements ModelFormat {

    final Path folder;
    final List<Watched> opened = new CopyOnWriteArrayList<>();

    ModelsOnDisk(Path folder) {
        this.folder = folder;
    }

    FolderModels models() {
        return new FolderModels(folder, ModelsOnDisk::read, List.of(this));
    }

    /** Copies a version in, whole and with its hash. */
    Path put(String name, String version, String word) {
        return put(name, version, word, hash(word));
    }

    Path putWithoutHash(String name, String version, String word) {
        return put(name, version, word, "");
    }

    Path put(String name, String version, String word, String hash) {
        Path at = folder.resolve(name).resolve(version);
        write(at.resolve("model.fake"), word);
        card(at, name, version, hash);
        return at;
    }

    void card(Path at, String name, String version, String hash) {
        write(at.resolve("model.yaml"), "name=%s\nversion=%s\nformat=fake\nsha256=%s\n".formatted(name, version, hash));
    }

    /** In place of what was there, as another file. */
    static void write(Path file, String text) {
        try {
            Path other = Files.createDirectories(file.getParent()).resolve("." + file.getFileName());
            Files.writeString(other, text);
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModelCard read(Path file) {
        var card = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            card.load(in);
        } catch (IOException e) {
            throw new ModelBroken("model.yaml cannot be read", e);
        }
        if (!card.containsKey("name")) {
            throw new ModelBroken("model.yaml has no name");
        }
        ModelCard flowers = Cards.flowers(card.getProperty("version"));
        return new ModelCard(
                card.getProperty("name"),
                flowers.version(),
                "",
                "fake",
                card.getProperty("format"),
                "model.fake",
                Optional.of(card.getProperty("sha256", "")).filter(hash -> !hash.isEmpty()),
                flowers.features(),
                flowers.labels(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Predictor open(ModelCard card, Path file) {
        String word;
        try {
            word = Files.readString(file);
        } catch (IOException e) {
            throw new ModelBroken("The file cannot be read", e);
        }
        switch (word) {
            case "broken" -> throw new ModelBroken("The file is no model");
            case "huge" -> throw new OutOfMemoryError("native");
            case "foreign" -> throw new UnsatisfiedLinkError("native");
            case "surprising" -> throw new IllegalStateException("/secret/path");
            default -> {
                var predictor = new Watched(word, card);
                opened.add(predictor);
                return predictor;
            }
        }
    }

    /** Counts how often it is closed. */
    static final class Watched implements Predictor {

        final String word;
        private final FakePredictor real;
        final AtomicInteger closed = new AtomicInteger();

        Watched(String word, ModelCard card) {
            this.word = word;
            real = new FakePredictor(card);
        }

        @Override
        public Signature signature() {
            return real.signature();
        }

        @Override
        public Mono<Scores> predict(Rows rows) {
            return real.predict(rows);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
            real.close();
        }
    }
}
