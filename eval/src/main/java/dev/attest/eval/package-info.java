/** Evaluates answers every night: the words of an evaluation, which the packages below carry out. */
@NullMarked
package dev.attest.eval;

import org.jspecify.annotations.NullMarked;
