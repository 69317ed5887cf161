package dev.attest.samples.sheet;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.FrontMatter;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import dev.attest.samples.source.SourceWriter;
import dev.attest.samples.source.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV with the delimiter and encoding the source asks for. */
public final class CsvWriter implements SourceWriter {

    @Override
    public Rendering render(Source source) throws IOException {
        FrontMatter front = source.front();
        Block.Table table = (Block.Table) source.blocks().get(0);
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setDelimiter(front.delimiter()).get();
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, format)) {
            printer.printRecord(plain(table.header()));
            for (List<Text> row : table.rows()) {
                printer.printRecord(plain(row));
            }
        }
        return new Rendering(encoded(source, csv), table.rows().size(), "rows");
    }

    private static List<String> plain(List<Text> cells) {
        return cells.stream().map(Text::plain).toList();
    }

    private static byte[] encoded(Source source, CharSequence csv) {
        try {
            ByteBuffer bytes = source.front().encoding().newEncoder().encode(CharBuffer.wrap(csv));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            throw new SourceError(
                    source.path(),
                    source.front().lines(),
                    "the table has a character that " + source.front().encoding() + " has not");
        }
    }
}
