/** Carries a run out, so that it can be broken off and gone on with, and holds it against an earlier one. */
@NullMarked
package dev.attest.eval.runs;

import org.jspecify.annotations.NullMarked;
