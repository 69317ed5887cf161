/** Writes Word documents and PowerPoint presentations. */
@NullMarked
package dev.attest.samples.office;

import org.jspecify.annotations.NullMarked;
