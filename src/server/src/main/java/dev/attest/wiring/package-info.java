/** Puts the parts of core together for the server, and keeps its indexes and jobs going. */
@NullMarked
package dev.attest.wiring;

import org.jspecify.annotations.NullMarked;
