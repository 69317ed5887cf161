package dev.attest.documents.office;

import dev.attest.documents.office.SheetRow.Cell;
import dev.attest.documents.office.SheetRow.Merge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a sheet says about its rows after them: which cells are merged, and where its filter stands. */
final class MergedCells {

    private static final int MOST_AREAS = 100_000;

    private final List<CellArea> areas = new ArrayList<>();
    private final Set<Integer> headerRows = new HashSet<>();
    private final TreeMap<Integer, CellArea> open = new TreeMap<>();
    private final TreeMap<Integer, Cell> origins = new TreeMap<>();
    private int next;

    private MergedCells() {}

    /** Reads to the end of the sheet once more, if there is anything to be found there. */
    static MergedCells of(OfficePackage office, String sheet) throws IOException {
        MergedCells merged = new MergedCells();
        if (!mentions(office, sheet)) {
            return merged;
        }
        try (XmlPart part = office.part(sheet)) {
            while (part.advance()) {
                boolean filter = part.name().equals("x:autoFilter");
                if (filter || part.name().equals("x:mergeCell")) {
                    CellArea area = CellArea.of(part.tree().attribute("ref", ""));
                    if (area != null && filter) {
                        merged.headerRows.add(area.firstRow());
                    } else if (area != null && merged.areas.size() < MOST_AREAS) {
                        merged.areas.add(area);
                    }
                }
            }
        }
        merged.areas.sort(Comparator.comparingInt(CellArea::firstRow));
        return merged;
    }

    /** Looking for the words among the bytes takes a fraction of the time that parsing takes; UTF-16 is never found. */
    private static boolean mentions(OfficePackage office, String sheet) throws IOException {
        byte[][] wanted = {
            "mergeCell".getBytes(StandardCharsets.US_ASCII), "autoFilter".getBytes(StandardCharsets.US_ASCII)
        };
        int[] matched = new int[wanted.length];
        byte[] buffer = new byte[1 << 16];
        try (InputStream bytes = office.bytes(sheet)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    for (int w = 0; w < wanted.length; w++) {
                        matched[w] =
                                buffer[i] == wanted[w][matched[w]] ? matched[w] + 1 : buffer[i] == wanted[w][0] ? 1 : 0;
                        if (matched[w] == wanted[w].length) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    Set<Integer> headerRows() {
        return headerRows;
    }

    /** The row with the values of merged cells in every place they cover; rows come in order. */
    SheetRow filled(SheetRow row) {
        if (areas.isEmpty()) {
            return row;
        }
        open(row);
        if (open.isEmpty()) {
            return row;
        }
        TreeMap<Integer, Cell> cells = new TreeMap<>();
        row.cells().forEach(cell -> cells.put(cell.column(), cell));
        for (CellArea area : open.values()) {
            Cell origin = origins.get(area.firstColumn());
            if (origin != null) {
                fill(cells, area, origin, row.number());
            }
        }
        return new SheetRow(row.number(), List.copyOf(cells.values()));
    }

    private void open(SheetRow row) {
        open.values().removeIf(area -> area.lastRow() < row.number());
        while (next < areas.size() && areas.get(next).firstRow() <= row.number()) {
            CellArea area = areas.get(next++);
            if (area.lastRow() >= row.number()
                    && (open.size() < Grid.MOST_COLUMNS || open.containsKey(area.firstColumn()))) {
                open.put(area.firstColumn(), area);
                origins.remove(area.firstColumn());
                Cell origin = area.firstRow() == row.number() ? cell(row, area.firstColumn()) : null;
                if (origin != null) {
                    origins.put(area.firstColumn(), origin);
                }
            }
        }
    }

    private static @Nullable Cell cell(SheetRow row, int column) {
        return row.cells().stream()
                .filter(cell -> cell.column() == column)
                .findFirst()
                .orElse(null);
    }

    private static void fill(Map<Integer, Cell> cells, CellArea area, Cell origin, int row) {
        boolean first = area.firstRow() == row;
        if (!first && origin.text().length() <= Grid.LONGEST_REPEATED) {
            cells.putIfAbsent(area.firstColumn(), at(origin, area.firstColumn(), Merge.ABOVE));
        }
        int last = Math.min(area.lastColumn(), area.firstColumn() + Grid.MOST_COLUMNS);
        for (int column = area.firstColumn() + 1; column <= last; column++) {
            cells.putIfAbsent(column, at(origin, column, Merge.LEFT));
        }
    }

    private static Cell at(Cell origin, int column, Merge merge) {
        return new Cell(column, origin.text(), origin.kind(), origin.bold(), merge);
    }
}
