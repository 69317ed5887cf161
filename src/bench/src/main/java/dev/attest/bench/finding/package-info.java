/** How well passages and sentences are found, and how well it is told that there is no answer. */
@NullMarked
package dev.attest.bench.finding;

import org.jspecify.annotations.NullMarked;
