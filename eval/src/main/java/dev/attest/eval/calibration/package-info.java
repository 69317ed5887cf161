/** Measures the judges themselves: against people's labels, and by tests that a fair judge passes. */
@NullMarked
package dev.attest.eval.calibration;

import org.jspecify.annotations.NullMarked;
