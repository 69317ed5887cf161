package dev.attest.prediction;

import dev.attest.prediction.RowsRefused.Mistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as they are read, value by value, from whatever a client sends: each is checked against the model's features, and
 * mistakes are collected rather than thrown, so that a client learns of several at once. Not thread-safe.
 */
public final class RowBuilder {

    /** Most mistakes worth telling. */
    public static final int MOST_MISTAKES = 20;

    private final ModelCard card;
    private final int mostRows;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final boolean[] given;
    private double[] values;
    private int rows;

    /**
     * For rows of one model.
     *
     * @param mostRows the row after these is refused
     */
    public RowBuilder(ModelCard card, int mostRows) {
        this.card = card;
        this.mostRows = mostRows;
        List<Feature> features = card.features();
        for (int i = 0; i < features.size(); i++) {
            indexes.put(features.get(i).name(), i);
            Map<String, Integer> names = new HashMap<>();
            for (String value : features.get(i).values()) {
                names.put(value, names.size());
            }
            codes.add(names);
        }
        this.given = new boolean[features.size()];
        this.values = new double[features.size()];
    }

    /** The index of a feature of that name; -1, and a mistake, when the model has none. */
    public int index(String name) {
        return index(name, rows);
    }

    /** The index of the feature that heads a column of a table; -1, and a mistake of the header, when there is none. */
    public int column(String name) {
        return index(name, Mistake.HEADER);
    }

    private int index(String name, int row) {
        Integer index = indexes.get(name);
        if (index == null) {
            mistake(row, Shown.text(name), "is no feature of this model");
            return -1;
        }
        return index;
    }

    /** A number for a feature of the current row. */
    public void number(int feature, double value) {
        if (!first(feature)) {
            return;
        }
        Feature column = card.features().get(feature);
        if (column.kind() == Feature.Kind.CATEGORY) {
            refuse(feature, "must be one of " + Shown.list(column.values()) + ", not a number");
        } else if (!Double.isFinite(value)) {
            refuse(feature, "must be a finite number");
        } else if (column.kind() == Feature.Kind.INTEGER && value != Math.rint(value)) {
            refuse(feature, "must be a whole number");
        } else {
            values[rows * given.length + feature] = value + 0.0; // -0.0 is 0.0, as in training
        }
    }

    /** A name for a category of the current row. */
    public void text(int feature, String value) {
        if (!first(feature)) {
            return;
        }
        Feature column = card.features().get(feature);
        Integer code = codes.get(feature).get(value);
        if (column.kind() != Feature.Kind.CATEGORY) {
            refuse(feature, "must be a number, not \"" + Shown.text(value) + "\"");
        } else if (code == null) {
            refuse(feature, "must be one of " + Shown.list(column.values()) + ", not \"" + Shown.text(value) + "\"");
        } else {
            values[rows * given.length + feature] = code;
        }
    }

    /** What a table without types holds: a number where the feature is one, else a name. */
    public void cell(int feature, String text) {
        if (text.isEmpty()) {
            refused(feature, "is empty");
        } else if (card.features().get(feature).kind() == Feature.Kind.CATEGORY) {
            text(feature, text);
        } else {
            parsed(feature, text);
        }
    }

    private void parsed(int feature, String text) {
        NumberText.value(text).ifPresentOrElse(value -> number(feature, value), () -> text(feature, text));
    }

    /** A value no feature can have, such as an object or null, for a feature of the current row. */
    public void refused(int feature, String message) {
        if (first(feature)) {
            refuse(feature, message);
        }
    }

    /** A mistake of the current row that is no feature's. */
    public void mistake(String field, String message) {
        mistake(rows, field, message);
    }

    /** A mistake of the header of a table. */
    public void mistakeOfHeader(String field, String message) {
        mistake(Mistake.HEADER, field, message);
    }

    private void mistake(int row, String field, String message) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(new Mistake(row, field, message));
        }
    }

    /** The current row is complete: what is missing is a mistake. */
    public void endRow() {
        for (int i = 0; i < given.length; i++) {
            if (!given[i]) {
                mistake(card.features().get(i).name(), "is missing");
            }
        }
        nextRow();
    }

    /** Goes on after a row whose missing values are already accounted for by another mistake. */
    public void nextRow() {
        Arrays.fill(given, false);
        rows++;
        if (rows > mostRows) {
            throw new RowsRefused(
                    card, List.of(new Mistake(mostRows, "", "is one more than the " + mostRows + " allowed at once")));
        }
        int needed = (rows + 1) * given.length;
        if (needed > values.length) {
            values = Arrays.copyOf(values, Math.max(needed, values.length * 2));
        }
    }

    /** Whether so many mistakes were made that reading on is of no use. */
    public boolean isHopeless() {
        return mistakes.size() >= MOST_MISTAKES;
    }

    /**
     * All rows.
     *
     * @throws RowsRefused when there are none, or with the mistakes that were made
     */
    public Rows build() {
        if (!mistakes.isEmpty() || rows == 0) {
            throw new RowsRefused(card, mistakes);
        }
        return new Rows(given.length, Arrays.copyOf(values, rows * given.length));
    }

    private boolean first(int feature) {
        if (given[feature]) {
            refuse(feature, "is given twice");
            return false;
        }
        given[feature] = true;
        return true;
    }

    private void refuse(int feature, String message) {
        mistake(card.features().get(feature).name(), message);
    }
}
