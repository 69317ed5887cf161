/** Reads samples from files, and checks them against the documents they rest on. */
@NullMarked
package dev.attest.eval.datasets;

import org.jspecify.annotations.NullMarked;
