/** One shape for everything that goes wrong (RFC 9457). */
@NullMarked
package dev.attest.problems;

import org.jspecify.annotations.NullMarked;
