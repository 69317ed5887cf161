package dev.attest.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Attest's parsers read in the committed samples, against what the sources say was written. */
class SamplesReadTest {

    private static final double ENOUGH = 0.99;

    static Stream<Named<Source>> sources() throws IOException {
        return Corpus.sources(Path.of("corpus")).stream()
                .map(source -> Named.of(source.front().file(), source));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void holdAlmostEveryWordInOrder(Source source) throws IOException {
        Written written = source.written();
        Extraction extraction = SampleFile.read(source);
        List<String> wanted = normalised(written.prose());
        List<String> read = new ArrayList<>();
        for (Block block : extraction.blocks()) {
            if (block.kind() != Block.Kind.TABLE_ROW) {
                read.addAll(normalised(words(block.span().of(extraction.text()))));
            }
        }
        int common = Sequence.common(wanted, read);
        assertThat(common)
                .as("%d of %d words; missing, for example: %s", common, wanted.size(), Sequence.missing(wanted, read))
                .isGreaterThanOrEqualTo((int) Math.ceil(ENOUGH * wanted.size()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void holdEveryTableCellWithItsHeader(Source source) throws IOException {
        Extraction extraction = SampleFile.read(source);
        List<String> rows = extraction.blocks().stream()
                .filter(block -> block.kind() == Block.Kind.TABLE_ROW)
                .map(block -> " | " + flat(block.span().of(extraction.text())) + " | ")
                .toList();
        List<String> missing = new ArrayList<>();
        int at = 0;
        for (Written.Table table : source.written().tables()) {
            for (List<String> row : table.rows()) {
                int found = find(rows, at, expected(table.header(), row));
                if (found < 0) {
                    missing.add(String.join(" | ", expected(table.header(), row)) + "  ← not after row " + at + ": "
                            + (at < rows.size() ? rows.get(at) : "the end"));
                } else {
                    at = found + 1;
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** The row from {@code from} on that holds all cells, or -1. */
    private static int find(List<String> rows, int from, List<String> cells) {
        for (int i = from; i < rows.size(); i++) {
            String row = rows.get(i);
            if (cells.stream().allMatch(cell -> row.contains("| " + cell + " |"))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> expected(List<String> header, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isBlank()) {
                cells.add(flat(header.get(i)) + ": " + flat(row.get(i)));
            }
        }
        return cells;
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }

    /** Marks of lists and quotes are the file's, not the source's. */
    private static List<String> normalised(List<String> words) {
        return words.stream()
                .filter(word -> !word.matches("[-•–>◦▪]+|\\d{1,3}\\."))
                .toList();
    }
}
