/** Whether a sentence follows from the sources it cites. */
@NullMarked
package dev.attest.judging;

import org.jspecify.annotations.NullMarked;
