package dev.attest.prediction.web;

import dev.attest.prediction.RowsRefused;

/** The rows of a table do not fit a model's features: told in words of rows and columns, of which JSON has none. */
final class TableRowsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RowsRefused refused;

    TableRowsRefused(RowsRefused refused) {
        super(refused.getMessage(), refused);
        this.refused = refused;
    }

    RowsRefused refused() {
        return refused;
    }
}
