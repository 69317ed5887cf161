/** A report as one page for browsers that needs nothing else. */
@NullMarked
package dev.attest.eval.reports.html;

import org.jspecify.annotations.NullMarked;
