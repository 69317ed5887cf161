/** Chunks, questions and an encoder that are made up: to measure what depends on how many there are, and not on what they say. */
@NullMarked
package dev.attest.bench.synthetic;

import org.jspecify.annotations.NullMarked;
