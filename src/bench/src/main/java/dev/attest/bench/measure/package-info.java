/** What a figure is called, and how a run's figures are shown. */
@NullMarked
package dev.attest.bench.measure;

import org.jspecify.annotations.NullMarked;
