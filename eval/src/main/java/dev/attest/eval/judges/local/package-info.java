/** The judge that needs no language model. */
@NullMarked
package dev.attest.eval.judges.local;

import org.jspecify.annotations.NullMarked;
