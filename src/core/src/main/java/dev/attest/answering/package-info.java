/** Turns a question into cited sentences, or a reasoned abstention. */
@NullMarked
package dev.attest.answering;

import org.jspecify.annotations.NullMarked;
