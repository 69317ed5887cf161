/** Makes accepted files searchable: parse, chunk, embed, stage, index, activate. */
@NullMarked
package dev.attest.ingestion;

import org.jspecify.annotations.NullMarked;
