/** Finds the passages that bear on a question. */
@NullMarked
package dev.attest.retrieval;

import org.jspecify.annotations.NullMarked;
