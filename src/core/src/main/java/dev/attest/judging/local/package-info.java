/** Weighs a sentence against its sources with words, token vectors and a small trained model, all in process. */
@NullMarked
package dev.attest.judging.local;

import org.jspecify.annotations.NullMarked;
