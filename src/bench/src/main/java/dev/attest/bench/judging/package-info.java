/** How well it is told whether a sentence follows from its source. */
@NullMarked
package dev.attest.bench.judging;

import org.jspecify.annotations.NullMarked;
