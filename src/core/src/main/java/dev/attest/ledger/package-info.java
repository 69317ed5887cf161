/** The one database that holds the truth; what is kept in it is each feature's own. */
@NullMarked
package dev.attest.ledger;

import org.jspecify.annotations.NullMarked;
