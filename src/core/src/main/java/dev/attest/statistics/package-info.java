/** Measures, their intervals and the tests that compare them; pure functions, for benchmarks and evaluations alike. */
@NullMarked
package dev.attest.statistics;

import org.jspecify.annotations.NullMarked;
