package dev.attest.samples.pdf;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A ruled table: wrapped cells, rows that stay whole, and the header row again wherever the table continues. */
final class TableLayout {

    private static final float PAD = 4;
    private static final float SMALLEST = 6;

    private final Pages pages;
    private final LineBreaker breaker;
    private final Block.Table table;
    private final List<Text> header;
    private final float size;
    private final float leading;
    private final float[] widths;

    TableLayout(Pages pages, LineBreaker breaker, Block.Table table, float size) {
        this.pages = pages;
        this.breaker = breaker;
        this.table = table;
        this.header = table.header().stream().map(Text::bold).toList();
        this.size = fitting(size);
        this.leading = this.size * 1.3f;
        this.widths = widths();
    }

    void draw() throws IOException {
        Row head = row(header);
        Row first = row(table.rows().get(0));
        pages.need(head.height + first.height);
        draw(head, true);
        for (List<Text> cells : table.rows()) {
            Row row = row(cells);
            if (row.height + head.height > pages.columnHeight()) {
                throw new IllegalArgumentException("a table row higher than a page");
            }
            if (pages.need(row.height)) {
                draw(head, true);
            }
            draw(row, false);
        }
    }

    private record Row(List<List<Line>> cells, float height) {}

    private Row row(List<Text> cells) {
        List<List<Line>> lines = new ArrayList<>();
        int most = 1;
        for (int column = 0; column < cells.size(); column++) {
            List<Line> cell = breaker.lines(cells.get(column), size, widths[column] - 2 * PAD + 0.01f);
            lines.add(cell);
            most = Math.max(most, cell.size());
        }
        return new Row(lines, most * leading + 2 * PAD);
    }

    private void draw(Row row, boolean head) throws IOException {
        float top = pages.y();
        float bottom = top - row.height;
        float left = pages.left();
        float right = left;
        for (float width : widths) {
            right += width;
        }
        if (head) {
            pages.shade(left, bottom, right - left, row.height);
            pages.rule(left, top, right, top);
        }
        float x = left;
        for (int column = 0; column < widths.length; column++) {
            pages.rule(x, top, x, bottom);
            float baseline = top - PAD - leading * 0.78f;
            for (Line line : row.cells.get(column)) {
                pages.line(line, x + PAD + shift(column, line), baseline, size);
                baseline -= leading;
            }
            x += widths[column];
        }
        pages.rule(right, top, right, bottom);
        pages.rule(left, bottom, right, bottom);
        pages.down(row.height);
    }

    private float shift(int column, Line line) {
        float spare = widths[column] - 2 * PAD - line.width();
        return switch (table.alignment().get(column)) {
            case LEFT -> 0;
            case CENTRE -> spare / 2;
            case RIGHT -> spare;
        };
    }

    /** The size at which no word must be broken, as far as that stays readable. */
    private float fitting(float wanted) {
        float fitting = wanted;
        while (fitting > SMALLEST && sum(narrowest(fitting)) > pages.width()) {
            fitting -= 0.5f;
        }
        return fitting;
    }

    /** Every column gets its widest word, then its share of what is left by how much more its longest cell wants. */
    private float[] widths() {
        float[] narrowest = narrowest(size);
        float[] wanted = new float[narrowest.length];
        for (int column = 0; column < wanted.length; column++) {
            for (Text cell : column(column)) {
                for (Line line : breaker.lines(cell, size, Float.MAX_VALUE)) {
                    wanted[column] = Math.max(wanted[column], line.width() + 2 * PAD);
                }
            }
        }
        float room = pages.width();
        float spare = room - sum(narrowest);
        float[] widths = new float[wanted.length];
        float more = sum(wanted) - sum(narrowest);
        for (int column = 0; column < widths.length; column++) {
            if (spare < 0) {
                widths[column] = narrowest[column] * room / sum(narrowest);
            } else {
                float share = more == 0 ? 0 : (wanted[column] - narrowest[column]) / more;
                widths[column] = narrowest[column] + Math.min(spare, Math.max(more, 0)) * share;
            }
        }
        return stretched(widths, room);
    }

    /** A table that is nearly as wide as its column is made as wide. */
    private static float[] stretched(float[] widths, float room) {
        float sum = sum(widths);
        if (sum > room * 0.6f && sum < room) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] *= room / sum;
            }
        }
        return widths;
    }

    private float[] narrowest(float size) {
        float[] widths = new float[header.size()];
        for (int column = 0; column < widths.length; column++) {
            for (Text cell : column(column)) {
                widths[column] = Math.max(widths[column], breaker.widestWord(cell, size) + 2 * PAD);
            }
        }
        return widths;
    }

    private List<Text> column(int column) {
        List<Text> cells = new ArrayList<>();
        cells.add(header.get(column));
        table.rows().forEach(row -> cells.add(row.get(column)));
        return cells;
    }

    private static float sum(float[] widths) {
        float sum = 0;
        for (float width : widths) {
            sum += width;
        }
        return sum;
    }
}
