/** Writes tables alone: Excel workbooks and CSV. */
@NullMarked
package dev.attest.samples.sheet;

import org.jspecify.annotations.NullMarked;
