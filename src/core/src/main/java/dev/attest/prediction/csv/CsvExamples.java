package dev.attest.prediction.csv;

import dev.attest.prediction.Examples;
import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelFile;
import dev.attest.prediction.Rows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Tables with a header, in UTF-8, to learn from. What a column holds is found from its cells. */
public final class CsvExamples {

    private static final long MOST_BYTES = 200L * 1024 * 1024;
    private static final int FEWEST_ROWS = 10;

    private CsvExamples() {}

    /**
     * Reads a table; blocks.
     *
     * @throws TableRefused naming the line and the column that are wrong
     */
    public static LoadedTable read(Path file, TableSettings settings) {
        byte[] bytes = bytes(file);
        return read(decoded(bytes), hash(bytes), settings);
    }

    private static LoadedTable read(String text, String hash, TableSettings settings) {
        RawTable table = RawTable.read(text, settings);
        if (table.rows() < FEWEST_ROWS) {
            throw new TableRefused("There are " + table.rows() + " rows to learn from, and fewer than " + FEWEST_ROWS
                    + " teach nothing.");
        }
        List<Column> columns = table.columns(settings.label());
        if (columns.isEmpty()) {
            throw new TableRefused(
                    "Beside the label '" + settings.label() + "' there is no column to predict it from.");
        }
        Column label = table.column(settings.label());
        List<String> labels = label.labels();
        List<Feature> features = new ArrayList<>();
        double[] values = new double[table.rows() * columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            Described described = Described.of(columns.get(i), settings);
            features.add(described.feature());
            for (int row = 0; row < table.rows(); row++) {
                values[row * columns.size() + i] = described.values()[row];
            }
        }
        Examples examples = new Examples(features, labels, new Rows(columns.size(), values), label.codes(labels), hash);
        return new LoadedTable(examples, table.dropped());
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TableRefused(file + " is larger than 200 MiB; learn from a sample of its rows.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new TableRefused("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new TableRefused(file + " cannot be read: " + ModelFile.trouble(e) + ".", e);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return Csv.withoutByteOrderMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new TableRefused("The table is not written in UTF-8; save it in that encoding.", e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
