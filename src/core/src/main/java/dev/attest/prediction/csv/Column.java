package dev.attest.prediction.csv;

import dev.attest.prediction.Feature.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The cells of one column. */
final class Column {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");
    private static final int MOST_VALUES = 100;

    private final String name;
    private final List<Integer> lines;
    private final List<String> cells = new ArrayList<>();

    /** @param lines of the rows, which grow with the cells */
    Column(String name, List<Integer> lines) {
        this.name = name;
        this.lines = lines;
    }

    String name() {
        return name;
    }

    void add(String cell) {
        cells.add(cell);
    }

    /** What the cells look like, unless the settings know better. */
    Kind kind(TableSettings settings) {
        if (settings.categories().contains(name)) {
            return Kind.CATEGORY;
        }
        if (settings.integers().contains(name)) {
            first(WHOLE).ifPresent(row -> {
                throw refused(row, "must hold a whole number, not '" + cells.get(row) + "'");
            });
            return Kind.INTEGER;
        }
        if (first(WHOLE).isEmpty()) {
            return Kind.INTEGER;
        }
        boolean numbers = cells.stream()
                .allMatch(cell -> NUMBER.matcher(cell).matches()
                        || NOT_FINITE.matcher(cell).matches());
        if (numbers) {
            return Kind.NUMBER;
        }
        refuseDecimalCommas();
        return Kind.CATEGORY;
    }

    private void refuseDecimalCommas() {
        boolean all = cells.stream()
                .allMatch(cell -> NUMBER.matcher(cell.replace(',', '.')).matches());
        if (all) {
            first(NUMBER).ifPresent(row -> {
                throw refused(
                        row,
                        "holds '" + cells.get(row)
                                + "': write numbers with a point, as in 0.5, or name the column with --category");
            });
        }
    }

    double[] numbers() {
        double[] numbers = new double[cells.size()];
        for (int row = 0; row < numbers.length; row++) {
            String cell = cells.get(row);
            // Of the two zeros only one is kept: they are the same number, but not the same when sorted.
            numbers[row] = NOT_FINITE.matcher(cell).matches() ? Double.NaN : Double.parseDouble(cell) + 0.0;
            if (!Double.isFinite(numbers[row])) {
                throw refused(row, "must hold a finite number, not '" + cell + "'");
            }
        }
        return numbers;
    }

    /** The names of a category, in order. */
    List<String> values() {
        List<String> values = different();
        if (values.size() > MOST_VALUES || values.size() == cells.size()) {
            Optional<String> stray = first(NUMBER).stream()
                    .mapToObj(row -> "; '" + cells.get(row) + "' (line " + lines.get(row) + ") is no number")
                    .filter(text ->
                            cells.stream().anyMatch(cell -> NUMBER.matcher(cell).matches()))
                    .findFirst();
            throw new TableRefused("Column " + name + " has " + values.size() + " different values in " + cells.size()
                    + " rows" + stray.orElse("") + ". A category has at most " + MOST_VALUES
                    + ", and fewer than there are rows: leave the column out with --ignore " + name + ".");
        }
        return values;
    }

    /** What there is to predict, in order. */
    List<String> labels() {
        List<String> labels = different();
        if (labels.size() < 2) {
            throw new TableRefused("The label column " + name + " holds only '" + labels.get(0)
                    + "'; there are at least two labels to tell apart.");
        }
        if (labels.size() > MOST_VALUES || labels.size() == cells.size()) {
            throw new TableRefused("The label column " + name + " has " + labels.size()
                    + " different values; a label is one of a few names, at most " + MOST_VALUES + ".");
        }
        return labels;
    }

    /** Of each row, its cell's place among the values. */
    List<Integer> codes(List<String> values) {
        Map<String, Integer> codes = new HashMap<>();
        values.forEach(value -> codes.put(value, codes.size()));
        return cells.stream().map(codes::get).toList();
    }

    /** Numbers by size, names by letter. */
    private List<String> different() {
        boolean numbers = first(NUMBER).isEmpty();
        Comparator<String> order = Comparator.naturalOrder();
        return cells.stream()
                .distinct()
                .sorted(
                        numbers
                                ? Comparator.<String>comparingDouble(Double::parseDouble)
                                        .thenComparing(order)
                                : order)
                .toList();
    }

    /** The first row that does not look so. */
    private OptionalInt first(Pattern look) {
        return IntStream.range(0, cells.size())
                .filter(row -> !look.matcher(cells.get(row)).matches())
                .findFirst();
    }

    private TableRefused refused(int row, String what) {
        return new TableRefused("Line " + lines.get(row) + ", column " + name + " " + what + ".");
    }
}
