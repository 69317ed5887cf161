package dev.attest.prediction.csv;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.RowBuilder;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Rows to predict from, and predictions, as {@code text/csv}. */
public final class CsvRows {

    private CsvRows() {}

    /**
     * The rows below a header that names every feature once, in any order.
     *
     * @param text with commas, semicolons or tabs between its values
     * @param mostRows the row after these is refused
     * @throws RowsRefused with each mistake; one of the header is told once, as the header's
     */
    public static Rows read(String text, ModelCard card, int mostRows) {
        String table = Csv.withoutByteOrderMark(text);
        RowBuilder rows = new RowBuilder(card, mostRows);
        try (CSVParser parser = CSVParser.parse(new StringReader(table), Csv.format(table))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (records.hasNext()) {
                int[] columns = columns(records.next(), card, rows);
                boolean headerIsWrong = columns.length == 0;
                while (!headerIsWrong && records.hasNext() && !rows.isHopeless()) {
                    row(records.next(), columns, rows);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            rows.mistake("", "is no CSV: " + e.getMessage());
        }
        return rows.build();
    }

    /** The index of each column's feature; none when the header is wrong. */
    private static int[] columns(CSVRecord header, ModelCard card, RowBuilder rows) {
        Set<String> named = new HashSet<>();
        boolean right = true;
        int[] columns = new int[header.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = header.get(i);
            columns[i] = rows.column(name);
            right &= columns[i] >= 0;
            if (!named.add(name) && columns[i] >= 0) {
                rows.mistakeOfHeader(name, "stands there twice");
                right = false;
            }
        }
        for (Feature feature : card.features()) {
            if (!named.contains(feature.name())) {
                rows.mistakeOfHeader(feature.name(), "is missing");
                right = false;
            }
        }
        return right ? columns : new int[0];
    }

    private static void row(CSVRecord cells, int[] columns, RowBuilder rows) {
        if (cells.size() != columns.length) {
            rows.mistake("", "has " + cells.size() + " values where the header has " + columns.length);
            rows.nextRow();
            return;
        }
        for (int i = 0; i < columns.length; i++) {
            rows.cell(columns[i], cells.get(i));
        }
        rows.endRow();
    }

    /**
     * A line for each row: {@code id,label}, {@code probability_<label>} of each label, and {@code outOfRange}, the names of
     * the features outside what training met, with semicolons between them.
     */
    public static String write(Predicted predicted) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT)) {
            List<String> header = new ArrayList<>(List.of("id", "label"));
            predicted.card().labels().forEach(label -> header.add("probability_" + label));
            header.add("outOfRange");
            printer.printRecord(header);
            for (int row = 0; row < predicted.rows().count(); row++) {
                printer.printRecord(line(predicted, row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return out.toString();
    }

    private static List<Object> line(Predicted predicted, int row) {
        List<Object> cells = new ArrayList<>();
        cells.add(predicted.id() + "." + row);
        cells.add(predicted.label(row));
        for (int label = 0; label < predicted.scores().labels(); label++) {
            cells.add(predicted.scores().probability(row, label));
        }
        cells.add(String.join(";", predicted.outOfRange(row)));
        return cells;
    }
}
