package dev.attest.prediction;

/** Rows, and what was predicted from them, as tables of comma-separated values. */
public interface RowsTable {

    /**
     * The rows below a header that names every feature of the model, in any order.
     *
     * @param mostRows the row after these is refused
     * @throws RowsRefused when the text is no such table, or a row does not fit the features
     */
    Rows read(String text, ModelCard card, int mostRows);

    /** A line for each row below a header: id, label, and the probability of each label. */
    String write(Predicted predicted);
}
