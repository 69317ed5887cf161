/** What words are, for everybody who counts them, and the marks in an answer that are none. */
@NullMarked
package dev.attest.eval.texts;

import org.jspecify.annotations.NullMarked;
