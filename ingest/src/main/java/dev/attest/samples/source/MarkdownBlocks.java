package dev.attest.samples.source;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads the body of a source; anything outside the agreed subset is an error with its line. */
final class MarkdownBlocks {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private final Path source;
    private final Format format;
    private final MarkdownText text;
    private final Deque<List<Block>> open = new ArrayDeque<>();
    private int lists;
    private int scanLine;

    MarkdownBlocks(Path source, Format format) {
        this.source = source;
        this.format = format;
        this.text = new MarkdownText(source, format.isMail());
    }

    /** The lines of the front matter must be blank, not cut off, or the lines in errors would be wrong. */
    List<Block> read(String markdown) {
        open.push(new ArrayList<>());
        children(PARSER.parse(markdown)).forEach(this::add);
        if (scanLine > 0) {
            throw new SourceError(source, scanLine, "<!-- scanned --> is never closed");
        }
        return open.pop();
    }

    private void add(Node node) {
        if (node instanceof Heading heading) {
            emit(new Block.Heading(heading.getLevel(), text.of(node), line(node)));
        } else if (node instanceof Paragraph) {
            emit(new Block.Paragraph(text.of(node)));
        } else if (node instanceof ListBlock list) {
            items(list, 0);
        } else if (node instanceof TableBlock table) {
            emit(new MarkdownTable(source, text).read(table));
        } else if (node instanceof FencedCodeBlock code) {
            emit(new Block.Code(code.getLiteral().stripTrailing().lines().toList()));
        } else if (node instanceof BlockQuote && format.isMail()) {
            open.push(new ArrayList<>());
            children(node).forEach(this::add);
            emit(new Block.Quote(open.pop()));
        } else if (node instanceof HtmlBlock html) {
            mark(html);
        } else {
            throw error(node, node.getClass().getSimpleName() + " is not part of the source format of " + format);
        }
    }

    private void emit(Block block) {
        open.element().add(block);
    }

    private void mark(HtmlBlock html) {
        String mark = html.getLiteral().strip();
        boolean paged = format == Format.PDF || format == Format.DOCX;
        if (paged && mark.equals("<!-- page -->")) {
            emit(new Block.PageBreak());
        } else if (format == Format.PDF && mark.equals("<!-- scanned -->") && scanLine == 0) {
            scanLine = line(html);
            open.push(new ArrayList<>());
        } else if (format == Format.PDF && mark.equals("<!-- /scanned -->") && scanLine > 0) {
            scanLine = 0;
            List<Block> scanned = open.pop();
            emit(new Block.Scan(scanned));
        } else {
            throw error(html, "unexpected " + mark);
        }
    }

    private void items(ListBlock list, int depth) {
        int id = lists++;
        Block.Marker marker = list instanceof BulletList ? Block.Marker.BULLET : Block.Marker.NUMBER;
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (Node item : children(list)) {
            item(item, id, depth, marker, number++);
        }
    }

    private void item(Node item, int list, int depth, Block.Marker marker, int number) {
        Block.Marker next = marker;
        for (Node part : children(item)) {
            if (part instanceof Paragraph) {
                emit(new Block.Item(list, depth, next, number, text.of(part)));
                next = Block.Marker.NONE;
            } else if (part instanceof ListBlock nested && next == Block.Marker.NONE) {
                items(nested, depth + 1);
            } else if (next == Block.Marker.NONE) {
                add(part);
            } else {
                throw error(part, "a list item must begin with text");
            }
        }
        if (next != Block.Marker.NONE) {
            throw error(item, "an empty list item");
        }
    }

    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    static int line(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return at.getSourceSpans().get(0).getLineIndex() + 1;
            }
        }
        return 1;
    }

    private SourceError error(Node node, String fact) {
        return new SourceError(source, line(node), fact);
    }
}
