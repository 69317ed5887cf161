package dev.attest.samples.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was written into a file, taken from the source and never from a parser.
 *
 * <p>Left out: running headers and footers, page numbers, table headers repeated on a later page, list markers, and a
 * mail's header fields and attachments. Slides give their notes after their content; sheets give their name first.
 *
 * @param words everything readable as text, in reading order, split at white space
 * @param prose the same without tables
 * @param tables in order, those of scanned parts left out
 * @param scanned the words that are only in pictures
 */
public record Written(List<String> words, List<String> prose, List<Table> tables, List<String> scanned) {

    public Written {
        words = List.copyOf(words);
        prose = List.copyOf(prose);
        tables = List.copyOf(tables);
        scanned = List.copyOf(scanned);
    }

    /** A table as plain text. {@code where} is the sheet's name, the slide's title or the heading above it, else empty. */
    public record Table(String where, List<String> header, List<List<String>> rows) {

        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Row by row, empty cells left out. */
        public List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < header.size(); column++) {
                    String text = rows.get(row).get(column);
                    if (!text.isEmpty()) {
                        cells.add(new Cell(row + 1, header.get(column), text));
                    }
                }
            }
            return cells;
        }
    }

    /** A cell under its header; rows count from 1, the header row not counted. */
    public record Cell(int row, String header, String text) {}

    static Written of(Source source) {
        Collector collector = new Collector();
        switch (source.front().format()) {
            case PPTX ->
                source.parts().forEach(slide -> {
                    collector.heading(slide.title());
                    collector.blocks(slide.shown());
                    slide.notes().forEach(collector::words);
                });
            default -> collector.blocks(source.blocks());
        }
        return new Written(collector.words, collector.prose, collector.tables, collector.scanned);
    }

    private static final class Collector {

        private final List<String> words = new ArrayList<>();
        private final List<String> prose = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<String> scanned = new ArrayList<>();
        private String where = "";

        void blocks(List<Block> blocks) {
            blocks.forEach(this::block);
        }

        private void block(Block block) {
            if (block instanceof Block.Heading heading) {
                heading(heading);
            } else if (block instanceof Block.Paragraph paragraph) {
                words(paragraph.text().plain());
            } else if (block instanceof Block.Item item) {
                words(item.text().plain());
            } else if (block instanceof Block.Code code) {
                code.lines().forEach(this::words);
            } else if (block instanceof Block.Quote quote) {
                blocks(quote.blocks());
            } else if (block instanceof Block.Table table) {
                table(table);
            } else if (block instanceof Block.Scan scan) {
                Collector inner = new Collector();
                inner.blocks(scan.blocks());
                scanned.addAll(inner.words);
            }
        }

        void heading(Block.Heading heading) {
            where = heading.text().plain();
            words(where);
        }

        private void table(Block.Table table) {
            List<String> header = plain(table.header());
            List<List<String>> rows =
                    table.rows().stream().map(Collector::plain).toList();
            header.forEach(cell -> words.addAll(split(cell)));
            rows.forEach(row -> row.forEach(cell -> words.addAll(split(cell))));
            tables.add(new Table(where, header, rows));
        }

        private static List<String> plain(List<Text> cells) {
            return cells.stream().map(Text::plain).toList();
        }

        void words(String text) {
            words.addAll(split(text));
            prose.addAll(split(text));
        }

        private static List<String> split(String text) {
            return Arrays.stream(text.strip().split("\\s+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }
}
