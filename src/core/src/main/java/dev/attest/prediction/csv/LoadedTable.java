package dev.attest.prediction.csv;

import dev.attest.prediction.Examples;

/**
 * A table as it was read.
 *
 * @param dropped how many rows were left out because a cell was empty
 */
public record LoadedTable(Examples examples, int dropped) {}
