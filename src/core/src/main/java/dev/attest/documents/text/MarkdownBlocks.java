package dev.attest.documents.text;

import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of a parsed Markdown document. Walks without recursion: the file decides how deep it nests. */
final class MarkdownBlocks {

    private final TextWriter out;
    private final Deque<MarkdownList> lists = new ArrayDeque<>();
    private @Nullable String marker;
    private @Nullable String title;

    /** A list being written; bullets have no delimiter. */
    private static final class MarkdownList {
        final String delimiter;
        int next;

        MarkdownList(ListBlock list) {
            OrderedList ordered = list instanceof OrderedList numbered ? numbered : null;
            delimiter = ordered == null || ordered.getMarkerDelimiter() == null ? "" : ordered.getMarkerDelimiter();
            next = ordered == null || ordered.getMarkerStartNumber() == null ? 1 : ordered.getMarkerStartNumber();
        }

        String marker() {
            return delimiter.isEmpty() ? "- " : next++ + delimiter + " ";
        }
    }

    MarkdownBlocks(TextWriter out) {
        this.out = out;
    }

    /** The first heading of the first level, if there was one. */
    @Nullable String title() {
        return title;
    }

    void write(Node document) {
        Node at = document;
        while (true) {
            Node child = enter(at) ? at.getFirstChild() : null;
            if (child != null) {
                at = child;
                continue;
            }
            leave(at);
            while (at != document && at.getNext() == null) {
                at = at.getParent();
                leave(at);
            }
            if (at == document) {
                return;
            }
            at = at.getNext();
        }
    }

    /** Whether the node's children are to be entered too. */
    private boolean enter(Node node) {
        if (node instanceof ListBlock list) {
            lists.push(new MarkdownList(list));
        } else if (node instanceof ListItem) {
            MarkdownList list = lists.peek();
            marker = list == null ? "- " : list.marker();
        } else if (node instanceof Heading heading) {
            String content = inline(heading).replace('\n', ' ');
            title = title == null && heading.getLevel() == 1 && !content.isEmpty() ? content : title;
            out.heading(heading.getLevel(), content);
        } else if (node instanceof Paragraph) {
            paragraph(inline(node));
        } else if (node instanceof FencedCodeBlock code) {
            out.code(code.getLiteral(), null);
        } else if (node instanceof IndentedCodeBlock code) {
            out.code(code.getLiteral(), null);
        } else if (node instanceof HtmlBlock html) {
            HtmlParser.write(html.getLiteral(), out);
        } else if (node instanceof TableBlock) {
            table(node);
        } else {
            return true;
        }
        return node instanceof ListBlock || node instanceof ListItem;
    }

    private void leave(Node node) {
        if (node instanceof ListBlock) {
            lists.pop();
        } else if (node instanceof ListItem) {
            marker = null;
        }
    }

    private void paragraph(String content) {
        if (marker == null) {
            out.paragraph(content);
        } else if (!content.isEmpty()) {
            out.item(Math.max(1, lists.size()), marker + content, lists.isEmpty() ? this : lists.getLast());
            marker = null;
        }
    }

    private void table(Node table) {
        TableRows rows = new TableRows();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow && part instanceof TableHead) {
                    rows.header(cells(row));
                } else if (row instanceof TableRow) {
                    rows.row(cells(row));
                }
            }
        }
        rows.writeTo(out);
    }

    private static List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(cell instanceof TableCell ? inline(cell) : "");
        }
        return cells;
    }

    /** The text below a block whose children are inline: links and images leave their text. */
    private static String inline(Node block) {
        InlineText text = new InlineText();
        Node at = block;
        while (true) {
            append(at, text);
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                continue;
            }
            while (at != block && at.getNext() == null) {
                at = at.getParent();
            }
            if (at == block) {
                return text.take();
            }
            at = at.getNext();
        }
    }

    private static void append(Node node, InlineText text) {
        if (node instanceof Text words) {
            text.text(words.getLiteral());
        } else if (node instanceof Code code) {
            text.text(code.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            text.space();
        } else if (node instanceof HardLineBreak || (node instanceof HtmlInline html && isBreak(html.getLiteral()))) {
            text.lineBreak();
        }
    }

    private static boolean isBreak(String html) {
        return html.matches("(?i)<br\\s*/?>");
    }
}
