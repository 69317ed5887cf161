/** Keyword and vector search in one local Lucene index. */
@NullMarked
package dev.attest.retrieval.lucene;

import org.jspecify.annotations.NullMarked;
