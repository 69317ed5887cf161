package dev.attest.documents.text;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.parsing.FileParser;
import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextBytes;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table in characters (RFC 4180), whatever separates its values. */
final class CsvParser extends FileParser {

    private static final String HINT = "sep=";
    private static final int ROWS_HELD = 1000;
    private static final int RECORDS_LOOKED_AT = 100;

    CsvParser(ParseLimits limits) {
        super(Set.of("text/csv", "text/tab-separated-values"), limits);
    }

    @Override
    protected Extraction read(Source source) throws IOException {
        TextBytes.Decoded decoded = TextBytes.decode(source, false, limits().characters());
        String text = decoded.text();
        CSVFormat format;
        // Excel's own way to say what it separates with.
        if (text.startsWith(HINT) && text.length() > HINT.length() + 1 && text.charAt(HINT.length() + 1) == '\n') {
            format = CsvDialect.format(text.charAt(HINT.length()));
            text = text.substring(HINT.length() + 2);
        } else {
            format = CsvDialect.guess(text);
        }
        List<String> warnings = new ArrayList<>(decoded.warnings());
        TextWriter out = writer(source);
        write(text, format, source, out, warnings);
        return out.extraction(null, warnings);
    }

    private static void write(String text, CSVFormat format, Source source, TextWriter out, List<String> warnings)
            throws IOException {
        TableRows rows = new TableRows();
        int columns = 0;
        int wider = 0;
        try (CSVParser records = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> entries = records.iterator();
            Deque<List<String>> first = beginning(entries);
            CsvHeader header = CsvHeader.of(List.copyOf(first));
            for (int i = 0; i < header.above(); i++) {
                out.paragraph(line(first.remove()));
            }
            if (header.named()) {
                List<String> names = first.remove();
                rows.header(names);
                columns = names.size();
            }
            while (!first.isEmpty() || entries.hasNext()) {
                List<String> cells = first.isEmpty() ? entries.next().toList() : first.remove();
                rows.row(cells);
                wider += columns > 0 && cells.size() > columns ? 1 : 0;
                if (records.getRecordNumber() % ROWS_HELD == 0) {
                    rows.writeTo(out);
                }
            }
        }
        rows.writeTo(out);
        if (wider > 0) {
            warnings.add("%d rows of %s have more values than its header has names; those values stand without one."
                    .formatted(wider, source.shownName()));
        }
    }

    /** The records that the header is looked for among, without those that hold nothing. */
    private static Deque<List<String>> beginning(Iterator<CSVRecord> entries) {
        Deque<List<String>> first = new ArrayDeque<>();
        while (first.size() < RECORDS_LOOKED_AT && entries.hasNext()) {
            List<String> cells = entries.next().toList();
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                first.add(cells);
            }
        }
        return first;
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .filter(cell -> !cell.isBlank())
                .map(cell -> cell.replace('\n', ' '))
                .collect(Collectors.joining(" | "));
    }
}
