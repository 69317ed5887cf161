/** How the product grows: time, memory and disk by the number of chunks. */
@NullMarked
package dev.attest.bench.scale;

import org.jspecify.annotations.NullMarked;
