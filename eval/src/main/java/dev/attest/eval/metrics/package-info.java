/** What is measured of an answer, one metric a file. */
@NullMarked
package dev.attest.eval.metrics;

import org.jspecify.annotations.NullMarked;
