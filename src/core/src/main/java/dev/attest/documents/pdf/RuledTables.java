package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Table.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds tables by the lines drawn around their cells, and takes their text out of the page's. */
final class RuledTables {

    private static final float NEAR = 2.5f;
    private static final int MOST_CROSSINGS = 1_000_000;
    private static final int LONGEST_CELL = 3000;

    private RuledTables() {}

    /** The tables; their text is removed from {@code segments}. */
    static List<Table> take(List<Rule> rules, List<Segment> segments) {
        List<Table> tables = new ArrayList<>();
        for (Grid grid : grids(rules)) {
            List<Segment> inside = segments.stream().filter(grid::holds).toList();
            Table table = inside.isEmpty() ? null : table(grid, inside);
            if (table != null) {
                segments.removeAll(new HashSet<>(inside));
                tables.add(table);
            }
        }
        return tables;
    }

    /** Tables may be where lines cross, from top to bottom. */
    static List<Grid> grids(List<Rule> rules) {
        List<Rule> levels = merged(rules, true);
        List<Rule> uprights = merged(rules, false);
        if ((long) levels.size() * uprights.size() > MOST_CROSSINGS) {
            return List.of();
        }
        int[] group = new int[levels.size() + uprights.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        for (int l = 0; l < levels.size(); l++) {
            for (int u = 0; u < uprights.size(); u++) {
                if (touch(levels.get(l), uprights.get(u))) {
                    group[root(group, l)] = root(group, levels.size() + u);
                }
            }
        }
        Map<Integer, Grid> grids = new HashMap<>();
        for (int i = 0; i < group.length; i++) {
            Rule rule = i < levels.size() ? levels.get(i) : uprights.get(i - levels.size());
            grids.computeIfAbsent(root(group, i), key -> new Grid()).add(rule);
        }
        return grids.values().stream()
                .filter(Grid::hasCells)
                .sorted(Comparator.comparingDouble(Grid::top).thenComparingDouble(Grid::left))
                .toList();
    }

    private static int root(int[] group, int at) {
        int root = at;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    private static boolean touch(Rule level, Rule upright) {
        return upright.at() >= level.from() - NEAR
                && upright.at() <= level.to() + NEAR
                && level.at() >= upright.from() - NEAR
                && level.at() <= upright.to() + NEAR;
    }

    /** Pieces of one line as one, since many programs draw a table cell by cell. */
    private static List<Rule> merged(List<Rule> rules, boolean level) {
        List<Rule> sorted = new ArrayList<>(
                rules.stream().filter(rule -> rule.level() == level).toList());
        sorted.sort(Comparator.<Rule>comparingInt(rule -> Math.round(rule.at())).thenComparingDouble(Rule::from));
        List<Rule> merged = new ArrayList<>();
        for (Rule rule : sorted) {
            Rule last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && Math.abs(last.at() - rule.at()) <= 1 && rule.from() <= last.to() + NEAR) {
                merged.set(merged.size() - 1, new Rule(level, last.at(), last.from(), Math.max(last.to(), rule.to())));
            } else {
                merged.add(rule);
            }
        }
        return merged;
    }

    private static @Nullable Table table(Grid grid, List<Segment> inside) {
        List<List<List<Segment>>> areas = grid.fill(inside);
        List<List<Cell>> rows = new ArrayList<>();
        boolean[] used = new boolean[grid.width()];
        IdentityHashMap<List<Segment>, Cell> cells = new IdentityHashMap<>();
        for (List<List<Segment>> row : areas) {
            List<Cell> line = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                Cell cell = row.get(c).isEmpty()
                        ? Cell.EMPTY
                        : cells.computeIfAbsent(row.get(c), area -> new Cell(Reading.order(area)));
                used[c] |= !cell.isEmpty();
                line.add(cell);
            }
            if (line.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(line);
            }
        }
        int columns = 0;
        for (boolean column : used) {
            columns += column ? 1 : 0;
        }
        boolean layout = cells.values().stream().anyMatch(cell -> cell.text().length() > LONGEST_CELL);
        boolean table = rows.size() >= 2 && columns >= 2 && cells.size() >= 3 && !layout;
        return table ? TableHeaders.marked(new Table(rows, grid.columns(), grid.top(), grid.bottom(), 0)) : null;
    }
}
