/** The command line of evaluations. */
@NullMarked
package dev.attest.eval.cli;

import org.jspecify.annotations.NullMarked;
