package dev.attest.documents.text;

import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Reads one table that holds no other table: spans are filled in, so that each row can be read alone. */
final class HtmlTable implements NodeFilter {

    private static final int MOST_COLUMNS = 200;
    /** A longer value is not repeated in the rows it spans, for the text to stay linear in the page. */
    private static final int LONGEST_REPEATED = 200;

    private record Cell(String text, boolean header, int columns, int rows) {}

    private static final Cell EMPTY = new Cell("", false, 1, 1);

    private final List<List<Cell>> head = new ArrayList<>();
    private final List<List<Cell>> body = new ArrayList<>();
    private final InlineText inline = new InlineText();
    private String caption = "";
    private @Nullable List<Cell> row;

    static void write(Element table, TextWriter out) {
        HtmlTable read = new HtmlTable();
        NodeTraversor.filter(read, table);
        read.writeTo(out);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            inline.text(words.getWholeText());
        } else if (node instanceof Element element) {
            if (HtmlBlocks.isSilent(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            switch (element.normalName()) {
                case "tr" -> row = new ArrayList<>();
                case "td", "th", "caption" -> inline.take();
                case "img" -> inline.text(element.attr("alt"));
                default -> {
                    if (element.isBlock() || element.nameIs("br")) {
                        inline.space();
                    }
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            switch (element.normalName()) {
                case "caption" -> caption = inline.take();
                case "td", "th" -> {
                    if (row != null) {
                        row.add(new Cell(
                                inline.take(),
                                element.nameIs("th"),
                                span(element.attr("colspan")),
                                span(element.attr("rowspan"))));
                    }
                }
                case "tr" -> endRow(element);
                default -> {
                    if (element.isBlock()) {
                        inline.space();
                    }
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    private void endRow(Element element) {
        if (row == null || row.isEmpty()) {
            return;
        }
        Element section = element.parent();
        boolean first = head.isEmpty() && body.isEmpty() && row.size() > 1;
        boolean heads = (section != null && section.nameIs("thead"))
                || (first && row.stream().allMatch(Cell::header));
        (heads ? head : body).add(row);
        row = null;
    }

    private void writeTo(TextWriter out) {
        TableRows rows = new TableRows();
        expanded(head, true).forEach(rows::header);
        for (List<String> cells : expanded(body, false)) {
            rows.row(cells);
        }
        out.paragraph(caption);
        if (!head.isEmpty() || !body.isEmpty()) {
            rows.writeTo(out);
        }
    }

    /** The rows with spanning cells put into every place they span; a wide value only into its first column. */
    private List<List<String>> expanded(List<List<Cell>> section, boolean heads) {
        List<List<String>> rows = new ArrayList<>();
        List<Cell> above = new ArrayList<>();
        for (List<Cell> cells : section) {
            List<String> row = new ArrayList<>();
            List<Cell> spanning = new ArrayList<>();
            int next = 0;
            while (row.size() < MOST_COLUMNS && (next < cells.size() || above.size() > row.size())) {
                Cell upper = row.size() < above.size() ? above.get(row.size()) : EMPTY;
                boolean carried = upper.rows() > 1;
                if (!carried && next == cells.size()) {
                    break;
                }
                Cell cell = carried ? below(upper) : cells.get(next++);
                for (int i = 0; i < cell.columns() && row.size() < MOST_COLUMNS; i++) {
                    row.add(i == 0 || heads ? cell.text() : "");
                    spanning.add(i == 0 ? cell : new Cell("", false, 1, cell.rows()));
                }
            }
            rows.add(heads || !head.isEmpty() ? row : withRowHeader(cells, row));
            above = spanning;
        }
        return rows;
    }

    private static Cell below(Cell upper) {
        String text = upper.text().length() <= LONGEST_REPEATED ? upper.text() : "";
        return new Cell(text, upper.header(), 1, upper.rows() - 1);
    }

    /** In a table without column headers, a header that opens a row labels its values. */
    private static List<String> withRowHeader(List<Cell> cells, List<String> row) {
        boolean labelled = cells.size() > 1
                && cells.get(0).header()
                && row.size() > 1
                && !row.get(0).isEmpty();
        if (!labelled) {
            return row;
        }
        List<String> joined = new ArrayList<>(row.subList(1, row.size()));
        String label = row.get(0).endsWith(":") ? row.get(0) : row.get(0) + ":";
        joined.set(0, (label + " " + joined.get(0)).strip());
        return joined;
    }

    private static int span(String digits) {
        return digits.matches("[1-9]\\d{0,4}") ? Integer.parseInt(digits) : 1;
    }
}
