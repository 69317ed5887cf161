package dev.attest.documents.office;

import dev.attest.documents.office.SheetRow.Cell;
import dev.attest.documents.office.SheetRow.Kind;
import dev.attest.documents.office.SheetRow.Merge;
import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the rows of a sheet into tables at blank rows, finds the headers of each from its first rows, and writes the
 * rest as it comes.
 */
final class SheetTables {

    /** Rows looked at before the headers are decided on. */
    private static final int LOOKED_AT = 40;
    /** With fewer columns, rows of nothing but text are as likely pairs of a name and a value. */
    private static final int TABLE_OF_TEXT = 3;

    private static final int LONGEST_PLAIN_LABEL = 60;

    private final TextWriter out;
    private final Runnable heading;
    private final Set<Integer> headerRows;
    private final List<SheetRow> seen = new ArrayList<>();
    private final Map<Integer, String> headers = new HashMap<>();
    private Object table = new Object();
    private boolean decided;
    private boolean headed;
    private int last;

    /**
     * @param heading writes what stands before the first row, once
     * @param headerRows numbers of rows that the file marks as headers
     */
    SheetTables(TextWriter out, Runnable heading, Set<Integer> headerRows) {
        this.out = out;
        this.heading = heading;
        this.headerRows = headerRows;
    }

    void row(SheetRow row) {
        boolean marked = isMarked(row);
        if (row.values() == 0 && !marked) {
            // All it shows is a cell that reaches down into it, which is written already.
            last = row.cells().isEmpty() ? last : row.number();
            return;
        }
        boolean apart = row.number() > last + 1 && !(row.number() == last + 2 && endsInHeaders());
        if (apart || (marked && (decided || seen.stream().anyMatch(this::isMarked)))) {
            end();
        }
        last = row.number();
        if (decided) {
            write(row);
        } else {
            seen.add(row);
            if (seen.size() == LOOKED_AT) {
                decide();
            }
        }
    }

    /** Whether all that was seen is one row of labels, which many set off from their values by a blank row. */
    private boolean endsInHeaders() {
        if (decided || seen.isEmpty()) {
            return false;
        }
        SheetRow end = seen.get(seen.size() - 1);
        return end.values() > 1
                && allLabels(end)
                && seen.stream().filter(row -> row.values() > 1).count() == 1;
    }

    /** Ends the table that is open. */
    void end() {
        decide();
        decided = false;
        headers.clear();
        table = new Object();
    }

    /** Writes the heading, unless it is written. */
    void heading() {
        if (!headed) {
            headed = true;
            heading.run();
        }
    }

    private void decide() {
        if (decided || seen.isEmpty()) {
            return;
        }
        heading();
        int first = above();
        int end = first + headerCount(first);
        for (SheetRow row : seen.subList(first, end)) {
            for (Cell cell : row.cells()) {
                headers.merge(cell.column(), TableRows.label(cell.text()), TableRows::label);
            }
        }
        decided = true;
        List<SheetRow> rest = List.copyOf(seen.subList(end, seen.size()));
        if (rest.isEmpty()) {
            headers.clear();
            seen.subList(first, seen.size()).forEach(this::write);
        }
        rest.forEach(this::write);
        seen.clear();
    }

    private boolean isMarked(SheetRow row) {
        return headerRows.contains(row.number());
    }

    /** Writes what stands above the table, such as its title, and returns how many rows that is. */
    private int above() {
        int marked = 0;
        while (marked < seen.size() && !isMarked(seen.get(marked))) {
            marked++;
        }
        return marked == seen.size() ? captions() : above(groups(marked));
    }

    /** Where the headers begin of which the file marks the last row: above it may stand what groups them. */
    private int groups(int marked) {
        int first = marked;
        while (first > 0 && isGroup(seen.get(first - 1), seen.get(first))) {
            first--;
        }
        return first;
    }

    /** Whether cells of the row reach down into the next, or across some of its columns; a title does so from the first. */
    private static boolean isGroup(SheetRow row, SheetRow next) {
        boolean across = row.cells().stream().anyMatch(cell -> cell.merge() == Merge.LEFT)
                && allLabels(row)
                && (row.values() > 1
                        || row.cells().get(0).column() > next.cells().get(0).column());
        return row.number() + 1 == next.number()
                && (across || next.cells().stream().anyMatch(cell -> cell.merge() == Merge.ABOVE));
    }

    /** Writes the rows above headers that the file marks; they are under no header. */
    private int above(int end) {
        for (SheetRow row : seen.subList(0, end)) {
            if (row.values() <= 1) {
                caption(row);
            } else {
                write(row);
            }
        }
        table = new Object();
        return end;
    }

    private void caption(SheetRow row) {
        row.cells().stream().filter(cell -> cell.merge() == Merge.OWN).forEach(cell -> out.paragraph(cell.text()));
    }

    /** Writes single values above the table and returns how many rows they fill. */
    private int captions() {
        long widest = seen.stream().mapToLong(SheetRow::values).max().orElse(0);
        int first = 0;
        while (first < seen.size() && seen.get(first).values() <= 1 && (widest > 1 || isText(first))) {
            caption(seen.get(first));
            first++;
        }
        return first;
    }

    /** Whether a single column is text all the way rather than a list of numbers under a header. */
    private boolean isText(int first) {
        return seen.subList(first, seen.size()).stream()
                .allMatch(row -> row.cells().get(0).kind() == Kind.TEXT);
    }

    private int headerCount(int first) {
        int rows = seen.size() - first;
        if (rows == 0) {
            return 0;
        }
        for (int i = first; i < seen.size(); i++) {
            if (isMarked(seen.get(i))) {
                return i - first + 1;
            }
        }
        if (rows < 2 || !looksLikeHeaders(first)) {
            return 0;
        }
        SheetRow top = seen.get(first);
        boolean grouped = top.cells().stream().anyMatch(cell -> cell.merge() == Merge.LEFT)
                || seen.get(first + 1).cells().stream().anyMatch(cell -> cell.merge() == Merge.ABOVE);
        return grouped && rows > 2 && allLabels(seen.get(first + 1)) ? 2 : 1;
    }

    private static boolean allLabels(SheetRow row) {
        return row.cells().stream().allMatch(Cell::isLabel);
    }

    private boolean looksLikeHeaders(int first) {
        SheetRow top = seen.get(first);
        List<SheetRow> below = seen.subList(first + 1, seen.size());
        int widest = below.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        boolean single = widest == 1 && top.cells().size() == 1;
        if (!allLabels(top)
                || (top.cells().size() < 2 && !single)
                || 2 * top.cells().size() < widest) {
            return false;
        }
        boolean bold = top.cells().stream().allMatch(Cell::bold)
                && below.stream().anyMatch(row -> row.cells().stream().anyMatch(cell -> !cell.bold()));
        return bold || differs(top, below) || isTableOfText(top, below);
    }

    /** Whether in some column numbers stand below a text. */
    private static boolean differs(SheetRow top, List<SheetRow> below) {
        Map<Integer, Integer> balance = new HashMap<>();
        for (SheetRow row : below) {
            for (Cell cell : row.cells()) {
                balance.merge(cell.column(), cell.kind() == Kind.NUMBER ? 1 : -1, Integer::sum);
            }
        }
        return top.cells().stream()
                .anyMatch(cell -> cell.kind() == Kind.TEXT && balance.getOrDefault(cell.column(), 0) > 0);
    }

    private static boolean isTableOfText(SheetRow top, List<SheetRow> below) {
        Set<String> labels = new HashSet<>();
        top.cells().forEach(cell -> labels.add(cell.text()));
        return top.cells().size() >= TABLE_OF_TEXT
                && below.size() >= 2
                && labels.size() == top.cells().size()
                && labels.stream().allMatch(label -> label.length() <= LONGEST_PLAIN_LABEL);
    }

    private void write(SheetRow row) {
        StringBuilder written = new StringBuilder();
        for (Cell cell : row.cells()) {
            if (cell.merge() != Merge.LEFT) {
                String header = headers.getOrDefault(cell.column(), "");
                written.append(written.length() == 0 ? "" : " | ").append(TableRows.named(header, cell.text()));
            }
        }
        out.row(written.toString(), table);
    }
}
