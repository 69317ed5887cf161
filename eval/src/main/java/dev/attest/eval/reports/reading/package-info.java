/** How a report is read: what stands where in it, in which order, and in which words and digits, the same in every form. */
@NullMarked
package dev.attest.eval.reports.reading;

import org.jspecify.annotations.NullMarked;
