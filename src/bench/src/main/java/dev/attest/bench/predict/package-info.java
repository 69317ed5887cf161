/** How fast predictions are served, beside a handler that does nothing. */
@NullMarked
package dev.attest.bench.predict;

import org.jspecify.annotations.NullMarked;
