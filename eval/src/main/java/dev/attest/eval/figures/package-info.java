/** How the scores of samples become figures with intervals, comparisons with an earlier run, and a decision. */
@NullMarked
package dev.attest.eval.figures;

import org.jspecify.annotations.NullMarked;
