/** Evaluates answers every night: datasets, metrics, judges whose own error is measured, and reports. */
@NullMarked
package dev.attest.eval;

import org.jspecify.annotations.NullMarked;
