/** Keeps predictions, their outcomes and their counts in the ledger's database. */
@NullMarked
package dev.attest.watching.jdbc;

import org.jspecify.annotations.NullMarked;
