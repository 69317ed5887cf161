/** Bulk ingestion: brings whole archives into the ledger without passing through the HTTP edge. */
@NullMarked
package dev.attest.ingest;

import org.jspecify.annotations.NullMarked;
