/** The ledger on an SQL database: one method, one transaction, on the database scheduler. */
@NullMarked
package dev.attest.documents.jdbc;

import org.jspecify.annotations.NullMarked;
