/** Puts the parts of core together on one folder, for programs that need answers without a server: benchmarks, evaluation, tests. */
@NullMarked
package dev.attest.embedded;

import org.jspecify.annotations.NullMarked;
