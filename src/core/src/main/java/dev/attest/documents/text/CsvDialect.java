package dev.attest.documents.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Finds out how a table in characters is written: what separates its values. */
final class CsvDialect {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAMPLE = 64 * 1024;
    private static final int RECORDS = 100;
    private static final Pattern VALUE =
            Pattern.compile("[+-]?[€$£]?\\s?\\d[\\d\\s.,:/%-]*(?:[€$£]|EUR|USD)?|(?i:true|false|yes|no)");

    private CsvDialect() {}

    /** The separator that divides most records into the same number of values; a comma when none does. */
    static CSVFormat guess(String text) {
        String sample = text.length() <= SAMPLE ? text : text.substring(0, SAMPLE);
        char best = ',';
        double most = 0;
        for (char separator : SEPARATORS) {
            double regularity = regularity(sample, separator);
            if (regularity > most) {
                most = regularity;
                best = separator;
            }
        }
        return format(best);
    }

    static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                // A stray quotation mark costs a value its look, not the file.
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
    }

    /** A number, an amount, a date or a yes or no, as it stands in no header. */
    static boolean isValue(String cell) {
        return VALUE.matcher(cell.strip()).matches();
    }

    /** The share of records with the most frequent number of values, counting a little for more values; 0 without any. */
    private static double regularity(String sample, char separator) {
        Map<Integer, Integer> widths = new HashMap<>();
        int records = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(sample), format(separator))) {
            for (CSVRecord entry : parser) {
                widths.merge(entry.size(), 1, Integer::sum);
                if (++records == RECORDS) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
        int all = records;
        return widths.entrySet().stream()
                .filter(width -> width.getKey() > 1)
                .mapToDouble(width -> (double) width.getValue() / all + Math.min(width.getKey(), 50) / 1000.0)
                .max()
                .orElse(0);
    }
}
