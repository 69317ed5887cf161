package dev.attest.samples.pdf;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.Text;
import java.io.IOException;
import java.util.List;

/** Sets blocks on pages. */
final class Body {

    private static final float INDENT = 20;

    private final Pages pages;
    private final LineBreaker breaker;
    private final Bookmarks bookmarks;
    private final Setting setting;
    private final float size;
    private final float leading;

    Body(Pages pages, LineBreaker breaker, Bookmarks bookmarks, Setting setting) {
        this.pages = pages;
        this.breaker = breaker;
        this.bookmarks = bookmarks;
        this.setting = setting;
        this.size = setting.size();
        this.leading = setting.leading();
    }

    void draw(List<Block> blocks) throws IOException {
        for (Block block : blocks) {
            draw(block);
        }
    }

    private void draw(Block block) throws IOException {
        if (block instanceof Block.Heading heading) {
            heading(heading);
        } else if (block instanceof Block.Paragraph paragraph) {
            text(paragraph.text(), 0);
            pages.skip(leading * 0.7f);
        } else if (block instanceof Block.Item item) {
            item(item);
        } else if (block instanceof Block.Table table) {
            pages.skip(leading * 0.3f);
            new TableLayout(pages, breaker, table, setting.table()).draw();
            pages.skip(leading);
        } else if (block instanceof Block.Code code) {
            code(code);
        } else if (block instanceof Block.PageBreak) {
            pages.endPage();
        } else {
            throw new IllegalArgumentException("not set on a page of text: " + block);
        }
    }

    private void heading(Block.Heading heading) throws IOException {
        int level = heading.level();
        float font = setting.headings()[level];
        boolean title = level == 0;
        if (level == 1 && setting.chapters() && !pages.atTop()) {
            pages.endPage();
        }
        pages.skip(font * 0.9f);
        List<Line> lines = breaker.lines(heading.text().bold(), font, title ? pages.fullWidth() : pages.width());
        // A heading stays with the first lines of what it heads.
        pages.need(lines.size() * font * 1.25f + 3 * leading);
        bookmarks.add(heading, pages.page(), pages.y());
        for (Line line : lines) {
            pages.down(font * 1.25f);
            pages.line(line, pages.left(), pages.y() + font * 0.3f, font);
        }
        pages.down(title ? font * 0.8f : font * 0.45f);
        if (title) {
            pages.startColumnsHere();
        }
    }

    private void item(Block.Item item) throws IOException {
        float indent = INDENT * (item.depth() + 1);
        pages.need(leading);
        String marker = switch (item.marker()) {
            case BULLET -> item.depth() == 0 ? "•" : "–";
            case NUMBER -> item.number() + ".";
            case NONE -> "";
        };
        for (Line line : breaker.lines(Text.of(marker), size, INDENT)) {
            pages.line(line, pages.left() + indent - INDENT + 4, pages.y() - leading * 0.75f, size);
        }
        text(item.text(), indent);
        pages.skip(leading * 0.3f);
    }

    private void text(Text text, float indent) throws IOException {
        for (Line line : breaker.lines(text, size, pages.width() - indent)) {
            pages.need(leading);
            pages.line(line, pages.left() + indent, pages.y() - leading * 0.75f, size);
            pages.down(leading);
        }
    }

    /** Lines stay whole: a wide listing gets a smaller font. */
    private void code(Block.Code code) throws IOException {
        float room = pages.width() - INDENT;
        float widest = room;
        float font = setting.table() - 0.5f;
        for (String line : code.lines()) {
            widest = Math.max(widest, breaker.verbatim(line, font).width());
        }
        font *= room / widest;
        pages.skip(leading * 0.2f);
        for (String line : code.lines()) {
            pages.need(font * 1.35f);
            pages.line(breaker.verbatim(line, font), pages.left() + INDENT, pages.y() - font, font);
            pages.down(font * 1.35f);
        }
        pages.skip(leading * 0.8f);
    }
}
