/** The sample corpus: the files of one invented company, generated from sources so that what stands in them is known. */
@NullMarked
package dev.attest.samples;

import org.jspecify.annotations.NullMarked;
