/** Trains the small models that ship inside core, so that core needs no trainer. */
@NullMarked
package dev.attest.bench.training;

import org.jspecify.annotations.NullMarked;
