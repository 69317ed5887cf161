/** Evaluations in the ledger. */
@NullMarked
package dev.attest.evaluation.jdbc;

import org.jspecify.annotations.NullMarked;
