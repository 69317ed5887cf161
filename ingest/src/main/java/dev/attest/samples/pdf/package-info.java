/** Lays sources out as PDF: columns, ruled tables that continue on the next page, running lines, and pages that are only pictures. */
@NullMarked
package dev.attest.samples.pdf;

import org.jspecify.annotations.NullMarked;
