package dev.attest.documents.pdf;

import dev.attest.documents.Block;
import dev.attest.documents.PageLayout;
import dev.attest.documents.Span;
import dev.attest.documents.parsing.TextWriter;
import dev.attest.documents.pdf.Unit.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes units as blocks, and keeps where their characters stand. */
final class PdfText {

    /** Of a column's width: what ends before was broken on purpose, as in an address. */
    private static final float BROKEN_ON_PURPOSE = 0.6f;

    private final TextWriter out;
    private final Vocabulary vocabulary;
    private final Headings headings;
    private final PagePlaces places = new PagePlaces();
    private final ListDepth list = new ListDepth();
    private final TableText tables;
    private @Nullable String title;
    private float titleSize;

    PdfText(TextWriter out, Vocabulary vocabulary, Headings headings) {
        this.out = out;
        this.vocabulary = vocabulary;
        this.headings = headings;
        this.tables = new TableText(vocabulary);
    }

    void write(List<Unit> units) {
        for (Unit unit : units) {
            if (unit instanceof Unit.Text text) {
                tables.end();
                write(text);
            } else if (unit instanceof Unit.Rows rows) {
                list.end();
                tables.rows(rows.page(), rows.table())
                        .forEach(row -> place(row, out.row(row.toString(), tables.family())));
            }
        }
    }

    /** The first of the largest headings of the first two pages. */
    @Nullable String title() {
        return title;
    }

    List<PageLayout> layouts(List<PageText> pages) {
        return places.of(pages);
    }

    private void write(Unit.Text text) {
        if (text.kind() == Kind.CODE) {
            list.end();
            PlacedText code = CodeText.of(text.lines());
            place(code, out.code(code.toString(), null));
        } else if (headings.isHeading(text)) {
            list.end();
            PlacedText heading = prose(text.lines());
            place(heading, out.heading(headings.level(text), heading.toString()));
            noteTitle(text, heading.toString());
        } else if (text.kind() == Kind.ITEM) {
            PlacedText item = prose(text.lines());
            int depth = list.depth(text.lines().get(0).x());
            place(item, out.item(depth, item.toString(), list.family()));
        } else {
            list.end();
            PlacedText paragraph = prose(text.lines());
            place(paragraph, out.put(Block.Kind.PARAGRAPH, 0, 0, paragraph.toString(), null));
        }
    }

    private void noteTitle(Unit.Text text, String heading) {
        Line line = text.lines().get(0);
        if (line.page() <= 2 && line.size() > titleSize + 0.5f) {
            title = heading;
            titleSize = line.size();
        }
    }

    private PlacedText prose(List<Line> lines) {
        PlacedText prose = new PlacedText();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (i > 0 && isBroken(lines.get(i - 1), line)) {
                prose.add("\n");
                prose.line(line.segments());
            } else {
                prose.lines(List.of(line.segments()), vocabulary);
            }
        }
        return prose;
    }

    private static boolean isBroken(Line line, Line next) {
        float width = line.right() - line.left();
        return line.part() == next.part()
                && line.end() < line.left() + BROKEN_ON_PURPOSE * width
                && line.end() - line.x() + next.firstWord() < BROKEN_ON_PURPOSE * width
                && !Characters.isHyphen(line.text().charAt(line.text().length() - 1));
    }

    private void place(PlacedText text, @Nullable Span at) {
        if (at != null) {
            places.place(text, at);
        }
    }
}
