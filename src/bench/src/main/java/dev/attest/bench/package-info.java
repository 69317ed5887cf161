/** Measures Attest beside its peers, and fits the constants it ships. */
@NullMarked
package dev.attest.bench;

import org.jspecify.annotations.NullMarked;
