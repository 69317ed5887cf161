/** What a run found, as data, pages, tables and test results. */
@NullMarked
package dev.attest.eval.reports;

import org.jspecify.annotations.NullMarked;
