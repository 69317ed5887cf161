package dev.attest.bench.training;

import dev.attest.judging.local.Comparison;

/**
 * A sentence beside its source, with what people say of it and what comparing them showed.
 *
 * @param set the file it is from, without its ending
 * @param supported whether the sentence follows from the source
 */
public record Labelled(String set, String source, String claim, boolean supported, Comparison comparison) {}
