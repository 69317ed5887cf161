package dev.attest.prediction;

import java.util.List;

/** Rows do not fit a model's features. Nothing of them was predicted. */
public final class RowsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ModelCard card;
    private final transient List<Mistake> mistakes;

    /**
     * The mistakes found, at most the first {@value RowBuilder#MOST_MISTAKES}.
     *
     * @param card of the model, whose features say what is accepted
     */
    public RowsRefused(ModelCard card, List<Mistake> mistakes) {
        super(
                mistakes.isEmpty()
                        ? "There is nothing to predict from"
                        : mistakes.get(0).toString());
        this.card = card;
        this.mistakes = List.copyOf(mistakes);
    }

    public ModelCard card() {
        return card;
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * One mistake.
     *
     * @param row from 0, or {@link #HEADER}
     * @param field the feature's name, or what was given in its stead; empty when the row as a whole is wrong
     * @param message completes "row … field …", as in {@code is missing}
     */
    public record Mistake(int row, String field, String message) {

        /** In the place of a row: the header of a table. */
        public static final int HEADER = -1;

        /** Row and field, as in {@code row 0, petalWidth} or {@code header, petalWidth}. */
        public String place() {
            String line = row == HEADER ? "header" : "row " + row;
            return field.isEmpty() ? line : line + ", " + field;
        }

        @Override
        public String toString() {
            return place() + " " + message;
        }
    }
}
