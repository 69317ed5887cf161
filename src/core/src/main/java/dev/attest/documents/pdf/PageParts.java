package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Item.Row;
import dev.attest.documents.pdf.PageText.Flow;
import java.util.ArrayList;
import java.util.List;

/** Divides a page into tables and columns of lines, in reading order. */
final class PageParts {

    private PageParts() {}

    static List<Part> of(PageText page) {
        List<Part> parts = new ArrayList<>();
        for (Flow flow : page.flows()) {
            List<Segment> segments = new ArrayList<>(flow.segments());
            List<Item> items = new ArrayList<>();
            RuledTables.take(flow.rules(), segments).forEach(table -> items.add(Item.of(table)));
            segments.forEach(segment -> items.add(Item.of(segment)));
            for (List<Row> column : Columns.of(items)) {
                column(page.number(), column, flow.rules(), parts);
            }
        }
        return parts;
    }

    private static void column(int page, List<Row> rows, List<Rule> rules, List<Part> parts) {
        float left = (float) rows.stream().mapToDouble(Row::left).min().orElse(0);
        float right = (float) rows.stream().mapToDouble(Row::right).max().orElse(0);
        Object column = new Object();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); ) {
            Row row = rows.get(i);
            AlignedTable aligned = AlignedTable.at(rows, i, rules);
            Table table = aligned != null ? aligned.table() : row.items().get(0).table();
            if (table != null) {
                end(lines, parts);
                lines = new ArrayList<>();
                parts.add(new Part.Rows(page, table));
            } else {
                lines.add(Line.of(Reading.line(row), column, left, right));
            }
            i += aligned != null ? aligned.rows() : 1;
        }
        end(lines, parts);
    }

    private static void end(List<Line> lines, List<Part> parts) {
        if (!lines.isEmpty()) {
            parts.add(new Part.Lines(lines));
        }
    }
}
