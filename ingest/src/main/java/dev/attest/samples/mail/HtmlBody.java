package dev.attest.samples.mail;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.Run;
import dev.attest.samples.source.Text;
import java.util.List;

/** The body of a mail as HTML. */
final class HtmlBody {

    private final StringBuilder html = new StringBuilder();

    private HtmlBody() {}

    static String of(List<Block> blocks) {
        HtmlBody body = new HtmlBody();
        body.line("<!DOCTYPE html>");
        body.line("<html><head><meta charset=\"utf-8\"></head><body>");
        body.blocks(blocks);
        body.line("</body></html>");
        return body.html.toString();
    }

    private void line(String text) {
        html.append(text).append("\r\n");
    }

    private void blocks(List<Block> blocks) {
        for (int at = 0; at < blocks.size(); at++) {
            if (blocks.get(at) instanceof Block.Item first) {
                at = list(blocks, at, first.depth()) - 1;
            } else {
                block(blocks.get(at));
            }
        }
    }

    /** Writes the items from {@code at} that are this deep or deeper; returns where the next block stands. */
    private int list(List<Block> blocks, int at, int depth) {
        Block.Item first = (Block.Item) blocks.get(at);
        String tag = first.marker() == Block.Marker.NUMBER ? "ol" : "ul";
        line(tag.equals("ol") && first.number() != 1 ? "<ol start=\"" + first.number() + "\">" : "<" + tag + ">");
        int next = at;
        while (next < blocks.size() && blocks.get(next) instanceof Block.Item item && continues(first, item)) {
            if (item.depth() > depth) {
                next = list(blocks, next, item.depth());
            } else {
                String mark = item.marker() == Block.Marker.NONE ? "<li style=\"list-style: none\">" : "<li>";
                line(mark + text(item.text()) + "</li>");
                next++;
            }
        }
        line("</" + tag + ">");
        return next;
    }

    private static boolean continues(Block.Item first, Block.Item item) {
        return item.depth() > first.depth() || item.list() == first.list();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            line("<p>" + text(paragraph.text()) + "</p>");
        } else if (block instanceof Block.Heading heading) {
            String tag = "h" + Math.max(1, heading.level());
            line("<" + tag + ">" + text(heading.text()) + "</" + tag + ">");
        } else if (block instanceof Block.Quote quote) {
            line("<blockquote type=\"cite\">");
            blocks(quote.blocks());
            line("</blockquote>");
        } else if (block instanceof Block.Code code) {
            line("<pre>" + escaped(String.join("\r\n", code.lines())) + "</pre>");
        } else if (block instanceof Block.Table table) {
            line("<table border=\"1\">");
            row(table.header(), "th");
            table.rows().forEach(row -> row(row, "td"));
            line("</table>");
        } else {
            throw new IllegalArgumentException("not part of a mail: " + block);
        }
    }

    private void row(List<Text> cells, String tag) {
        StringBuilder row = new StringBuilder("<tr>");
        for (Text cell : cells) {
            row.append('<')
                    .append(tag)
                    .append('>')
                    .append(text(cell))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        line(row.append("</tr>").toString());
    }

    private static String text(Text text) {
        StringBuilder html = new StringBuilder();
        for (Run run : text.runs()) {
            String part = escaped(run.text()).replace("\n", "<br>\r\n");
            part = run.code() ? "<code>" + part + "</code>" : part;
            part = run.italic() ? "<i>" + part + "</i>" : part;
            html.append(run.bold() ? "<b>" + part + "</b>" : part);
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
