/** Puts retrieval together for the server. */
@NullMarked
package dev.attest.retrieval.spring;

import org.jspecify.annotations.NullMarked;
