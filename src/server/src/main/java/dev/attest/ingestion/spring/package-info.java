/** Keeps indexes and jobs going while the server runs. */
@NullMarked
package dev.attest.ingestion.spring;

import org.jspecify.annotations.NullMarked;
