/** Measures what a filter costs, and whether it loses anything. */
@NullMarked
package dev.attest.bench.filters;

import org.jspecify.annotations.NullMarked;
