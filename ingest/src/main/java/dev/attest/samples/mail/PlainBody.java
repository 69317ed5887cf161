package dev.attest.samples.mail;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.Text;
import java.util.ArrayList;
import java.util.List;

/** The body of a mail as plain text: lines of at most 76 characters where words allow it, ended by CR LF. */
final class PlainBody {

    private static final int WIDTH = 76;

    private PlainBody() {}

    static String of(List<Block> blocks) {
        return String.join("\r\n", lines(blocks)) + "\r\n";
    }

    private static List<String> lines(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        Block before = null;
        for (Block block : blocks) {
            boolean sameList = before instanceof Block.Item && block instanceof Block.Item;
            // A quote follows the line that says whose it is.
            if (before != null && !sameList && !(block instanceof Block.Quote)) {
                lines.add("");
            }
            lines.addAll(lines(block));
            before = block;
        }
        return lines;
    }

    private static List<String> lines(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return wrapped("", paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            return wrapped("", heading.text());
        } else if (block instanceof Block.Item item) {
            String marker = switch (item.marker()) {
                case BULLET -> "- ";
                case NUMBER -> item.number() + ". ";
                case NONE -> "  ";
            };
            return wrapped("  ".repeat(item.depth()) + marker, item.text());
        } else if (block instanceof Block.Quote quote) {
            return lines(quote.blocks()).stream()
                    .map(line -> ("> " + line).stripTrailing())
                    .toList();
        } else if (block instanceof Block.Code code) {
            return code.lines();
        } else if (block instanceof Block.Table table) {
            return table(table);
        }
        throw new IllegalArgumentException("not part of a mail: " + block);
    }

    /** @param first what the first line begins with; later lines are indented as far */
    private static List<String> wrapped(String first, Text text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        int empty = first.length();
        for (String given : text.plain().split("\n", -1)) {
            for (String word : given.strip().split("\\s+", -1)) {
                if (line.length() > empty && line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line.toString());
                    line = new StringBuilder(" ".repeat(empty));
                }
                line.append(line.length() > empty ? " " : "").append(word);
            }
            lines.add(line.toString());
            line = new StringBuilder(" ".repeat(empty));
        }
        return lines;
    }

    private static List<String> table(Block.Table table) {
        List<List<Text>> rows = new ArrayList<>();
        rows.add(table.header());
        rows.addAll(table.rows());
        int[] widths = new int[table.header().size()];
        for (List<Text> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] =
                        Math.max(widths[column], row.get(column).plain().length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<Text> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column).plain();
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 3));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
