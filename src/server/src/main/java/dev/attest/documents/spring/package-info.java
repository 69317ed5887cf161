/** Opens the ledger for the server. */
@NullMarked
package dev.attest.documents.spring;

import org.jspecify.annotations.NullMarked;
