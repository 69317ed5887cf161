/** Runs blocking clients for reactive callers. */
@NullMarked
package dev.attest.blocking;

import org.jspecify.annotations.NullMarked;
