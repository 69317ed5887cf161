/** Keeps predictions, their outcomes and their counts in the ledger's database. */
@NullMarked
package dev.attest.prediction.jdbc;

import org.jspecify.annotations.NullMarked;
