/** Gives every request a trace that its problems, logs and callers can name (W3C Trace Context). */
@NullMarked
package dev.attest.tracing;

import org.jspecify.annotations.NullMarked;
