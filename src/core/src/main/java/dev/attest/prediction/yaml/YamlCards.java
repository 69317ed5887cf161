package dev.attest.prediction.yaml;

import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Reads and writes {@code model.yaml}. Nothing in a file decides what objects are made of it: it is read as text, lists and
 * keys, without aliases, and what a key means stands here.
 */
public final class YamlCards {

    private static final int MOST_BYTES = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlCards() {}

    /**
     * The card in a file of at most 1 MiB in UTF-8.
     *
     * @throws ModelBroken naming the key that is missing, unknown or wrong, what it must be, and its line
     */
    public static ModelCard read(Path modelYaml) {
        return parse(text(modelYaml));
    }

    /**
     * The card in a file's text.
     *
     * @throws ModelBroken as {@link #read} does
     */
    public static ModelCard parse(String text) {
        return CardReader.card(Entry.root(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
    }

    /** The text of a file that holds this card: equal cards give equal texts, on every Java. */
    public static String text(ModelCard card) {
        return CardWriter.text(card);
    }

    /**
     * Writes the card beside the file, then moves it into its place in one step, so that whoever watches the folder sees the
     * old card or the new one, whole.
     */
    public static void write(ModelCard card, Path modelYaml) throws IOException {
        Path beside = modelYaml.resolveSibling("." + modelYaml.getFileName() + ".new");
        ModelFile.write(beside, text(card).getBytes(StandardCharsets.UTF_8));
        Files.move(beside, modelYaml, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(Path modelYaml) {
        String file = String.valueOf(modelYaml.getFileName());
        try (InputStream in = Files.newInputStream(modelYaml)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ModelBroken(file + " is larger than 1 MiB; a card holds a few thousand characters");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelBroken(file + " is not written in UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new ModelBroken("there is no " + file, e);
        } catch (IOException e) {
            throw new ModelBroken(file + " cannot be read: " + ModelFile.trouble(e), e);
        }
    }
}
