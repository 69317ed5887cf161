package dev.attest.retrieval;

/**
 * How far an index has come.
 *
 * @param done changes of the ledger that it holds, over all collections
 * @param total changes there are
 */
public record Progress(long done, long total) {}
