/** Opens the ledger's database and runs transactions on it, in H2 or PostgreSQL. */
@NullMarked
package dev.attest.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
