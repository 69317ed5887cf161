package dev.attest.prediction.csv;

import org.apache.commons.csv.CSVFormat;

/** How a table in characters is written. */
final class Csv {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private Csv() {}

    /** With whatever separates the names of its header: commas, semicolons or tabs. */
    static CSVFormat format(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = header.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(best)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
