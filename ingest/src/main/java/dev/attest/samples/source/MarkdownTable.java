package dev.attest.samples.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/** Reads a GFM table and holds it to what makes its cells findable: named columns, and every row complete. */
final class MarkdownTable {

    private final Path source;
    private final MarkdownText text;

    MarkdownTable(Path source, MarkdownText text) {
        this.source = source;
        this.text = text;
    }

    Block.Table read(TableBlock table) {
        List<Block.Align> alignment = new ArrayList<>();
        List<Text> header = new ArrayList<>();
        List<List<Text>> rows = new ArrayList<>();
        for (Node section : MarkdownBlocks.children(table)) {
            for (Node row : MarkdownBlocks.children(section)) {
                List<Text> cells =
                        MarkdownBlocks.children(row).stream().map(text::of).toList();
                if (section instanceof TableHead) {
                    header.addAll(cells);
                    MarkdownBlocks.children(row).forEach(cell -> alignment.add(align((TableCell) cell)));
                } else {
                    rows.add(cells);
                }
            }
        }
        int line = MarkdownBlocks.line(table);
        check(header, rows, line);
        return new Block.Table(alignment, header, rows, line);
    }

    private void check(List<Text> header, List<List<Text>> rows, int line) {
        Set<String> names = new HashSet<>();
        for (Text name : header) {
            if (name.plain().isBlank() || !names.add(name.plain())) {
                throw new SourceError(source, line, "header cells must have different, non-empty names");
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).size() != header.size()) {
                throw new SourceError(source, line + 2 + row, "this row has another number of cells than the header");
            }
        }
        if (rows.isEmpty()) {
            throw new SourceError(source, line, "a table without rows");
        }
    }

    private static Block.Align align(TableCell cell) {
        if (cell.getAlignment() == null) {
            return Block.Align.LEFT;
        }
        return switch (cell.getAlignment()) {
            case LEFT -> Block.Align.LEFT;
            case CENTER -> Block.Align.CENTRE;
            case RIGHT -> Block.Align.RIGHT;
        };
    }
}
