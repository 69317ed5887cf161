/** The packaged jar, run as a process of its own. */
@NullMarked
package dev.attest.whole;

import org.jspecify.annotations.NullMarked;
